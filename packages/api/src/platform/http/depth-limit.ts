import { GraphQLError, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/** Refuses documents that nest fields deeper than `most`. Introspection is not counted: it is bounded by itself. */
export function depthLimit(most: number): ValidationRule {
  return (context: ValidationContext) => {
    const ofFragments = new Map<string, number>();
    return {
      OperationDefinition(operation) {
        const depth = depthOf(context, operation.selectionSet, ofFragments);
        if (depth <= most) return;
        const message = `The document nests fields ${depth} deep; ${most} is the limit (WAYMARK_MAX_QUERY_DEPTH).`;
        context.reportError(
          new GraphQLError(message, { nodes: operation, extensions: { limit: 'WAYMARK_MAX_QUERY_DEPTH' } }),
        );
      },
    };
  };
}

/** A fragment is measured once, however often it is spread; within itself, which is refused anyway, it counts nothing. */
function depthOf(
  context: ValidationContext,
  selection: SelectionSetNode | undefined,
  ofFragments: Map<string, number>,
): number {
  const depths = (selection?.selections ?? []).map((node) => {
    if (node.kind === 'Field')
      return node.name.value.startsWith('__') ? 0 : 1 + depthOf(context, node.selectionSet, ofFragments);
    if (node.kind === 'InlineFragment') return depthOf(context, node.selectionSet, ofFragments);
    const name = node.name.value;
    if (!ofFragments.has(name)) {
      ofFragments.set(name, 0);
      ofFragments.set(name, depthOf(context, context.getFragment(name)?.selectionSet, ofFragments));
    }
    return ofFragments.get(name)!;
  });
  return Math.max(0, ...depths);
}
