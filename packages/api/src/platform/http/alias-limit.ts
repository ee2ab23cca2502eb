import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** Refuses documents that give more than `most` fields another name. */
export function aliasLimit(most: number): ValidationRule {
  return (context: ValidationContext) => {
    let count = 0;
    return {
      Field({ alias }) {
        if (alias) count += 1;
      },
      Document: {
        leave(document) {
          if (count <= most) return;
          const message = `The document has ${count} aliases; ${most} is the limit (WAYMARK_MAX_QUERY_ALIASES).`;
          const extensions = { limit: 'WAYMARK_MAX_QUERY_ALIASES' };
          context.reportError(new GraphQLError(message, { nodes: document, extensions }));
        },
      },
    };
  };
}
