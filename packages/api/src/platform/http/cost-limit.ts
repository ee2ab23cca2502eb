import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Context } from '../context.ts';
import { pageSizes } from '../graphql/page.ts';

/** How many things a list without pages is taken to hold. */
const bounded = 5;

/** An operation as it is about to be executed. */
export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode | null | undefined;
  variables: Variables;
}

type Variables = Record<string, unknown>;
type Fragments = Map<string, FragmentDefinitionNode>;

/**
 * Refuses operations whose answer could hold more than `most` things: pages as large as they are asked for, multiplied
 * with those they stand in. Introspection is not counted: it is bounded by itself.
 */
export function costLimit(most: number): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          const refused = overCost({ schema, document, operation, variables: request.variables ?? {} }, most);
          if (refused) throw refused;
        },
      };
    },
  };
}

/** Why the operation is refused when its answer could hold more than `most` things; null when it could not. */
export function overCost(operation: Operation, most: number): GraphQLError | null {
  if (costOf(operation, most) <= most) return null;
  const message = `The answer could hold more than ${most} things, which is the limit (WAYMARK_MAX_QUERY_COST). Ask for smaller pages, or for fewer lists within lists.`;
  const extensions = { code: 'LIMIT_EXCEEDED', limit: 'WAYMARK_MAX_QUERY_COST', http: { status: 400 } };
  return new GraphQLError(message, { extensions });
}

/** How many things the answer could hold; what is over `most` is not counted to its end. */
export function costOf({ schema, document, operation, variables: given }: Operation, most: number): number {
  const variables: Variables = { ...given };
  for (const { variable, defaultValue } of operation?.variableDefinitions ?? []) {
    if (defaultValue) variables[variable.name.value] ??= valueFromASTUntyped(defaultValue);
  }
  const fragments: Fragments = new Map();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  let cost = 0;
  // `times` is how often the parent stands in the answer, `length` how long its lists are.
  const count = (selections: SelectionSetNode[], parent: string, times: number, length: number): void => {
    for (const { on, nodes } of fieldsOf(selections, parent, fragments).values()) {
      const type = schema.getType(on);
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[nodes[0]!.name.value] : undefined;
      if (!field || isLeafType(getNamedType(field.type))) continue;
      const things = namedThings(nodes[0]!, variables) ?? length;
      const found = times * (isListType(getNullableType(field.type)) ? things : 1);
      cost += found;
      if (cost > most) return;
      const within = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const isPaged = field.args.some(({ name }) => name === 'after');
      count(within, getNamedType(field.type).name, found, isPaged ? pageSize(nodes[0]!, variables) : bounded);
    }
  };
  const root = operation && schema.getRootType(operation.operation);
  if (root) count([operation.selectionSet], root.name, 1, bounded);
  return cost;
}

/** The fields by the name that they have in the answer, each with the type that it is asked of. */
function fieldsOf(
  selections: SelectionSetNode[],
  on: string,
  fragments: Fragments,
  fields = new Map<string, { on: string; nodes: FieldNode[] }>(),
  followed = new Set<string>(),
): Map<string, { on: string; nodes: FieldNode[] }> {
  for (const node of selections.flatMap((selection) => selection.selections)) {
    if (node.kind === Kind.FIELD) {
      const key = `${on}.${node.alias?.value ?? node.name.value}`;
      const known = fields.get(key);
      if (known) known.nodes.push(node);
      else fields.set(key, { on, nodes: [node] });
      continue;
    }
    const spread = node.kind === Kind.FRAGMENT_SPREAD ? `${on} ${node.name.value}` : null;
    if (spread !== null && followed.has(spread)) continue;
    if (spread !== null) followed.add(spread);
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    if (fragment) {
      fieldsOf([fragment.selectionSet], fragment.typeCondition?.name.value ?? on, fragments, fields, followed);
    }
  }
  return fields;
}

/** How many things the field is asked for by name; null when they are not named. */
function namedThings({ arguments: given = [] }: FieldNode, variables: Variables): number | null {
  const naming = given.find(({ name }) => name.value === 'ids' || name.value === 'representations');
  const named: unknown = naming && valueFromASTUntyped(naming.value, variables);
  return Array.isArray(named) ? named.length : null;
}

/** The size of the page that is asked for; what is no size is refused later, by the list itself. */
function pageSize({ arguments: given = [] }: FieldNode, variables: Variables): number {
  const sizes = given.flatMap(({ name, value }) =>
    name.value === 'first' || name.value === 'last' ? [valueFromASTUntyped(value, variables)] : [],
  );
  const size = sizes.find((each) => typeof each === 'number') ?? pageSizes.usual;
  return Math.min(Math.max(Number(size), 1), pageSizes.largest);
}
