import { GraphQLError, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/** Refuses documents that nest fields deeper than `most`. Introspection is not counted: it is bounded by itself. */
export function depthLimit(most: number): ValidationRule {
  return (context: ValidationContext) => ({
    OperationDefinition(operation) {
      const depth = depthOf(context, operation.selectionSet, new Set());
      if (depth <= most) return;
      const message = `The document nests fields ${depth} deep; ${most} is the limit (WAYMARK_MAX_QUERY_DEPTH).`;
      context.reportError(
        new GraphQLError(message, { nodes: operation, extensions: { limit: 'WAYMARK_MAX_QUERY_DEPTH' } }),
      );
    },
  });
}

function depthOf(context: ValidationContext, selection: SelectionSetNode | undefined, within: Set<string>): number {
  const depths = (selection?.selections ?? []).map((node) => {
    if (node.kind === 'Field')
      return node.name.value.startsWith('__') ? 0 : 1 + depthOf(context, node.selectionSet, within);
    if (node.kind === 'InlineFragment') return depthOf(context, node.selectionSet, within);
    const name = node.name.value;
    if (within.has(name)) return 0;
    return depthOf(context, context.getFragment(name)?.selectionSet, new Set([...within, name]));
  });
  return Math.max(0, ...depths);
}
