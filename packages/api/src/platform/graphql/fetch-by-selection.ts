import {
  type FieldNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Context } from '../context.ts';
import { type Batch, edgeOf, slotOf, valuesOf } from './edges.ts';

type Value = Record<string, unknown>;

/**
 * Fetches what the selection under this field asks for, level by level, before it is executed: one statement an edge,
 * whatever the number of rows. What it does not find here the loaders fetch later.
 */
export async function fetchBySelection(ctx: Context, value: unknown, info: GraphQLResolveInfo): Promise<void> {
  const type = getNamedType(info.returnType);
  const values = valuesIn(value);
  if (values.length === 0) return;
  await Promise.all(
    info.fieldNodes.map((node) =>
      node.selectionSet ? descend(ctx, type, values, node.selectionSet, info) : undefined,
    ),
  );
}

/** The objects in a value: itself, or those of a list. Functions and promises are left to the executor. */
function valuesIn(value: unknown): Value[] {
  if (Array.isArray(value)) return value.flatMap(valuesIn);
  if (value === null || typeof value !== 'object' || value instanceof Date || 'then' in value) return [];
  return [value as Value];
}

async function descend(
  ctx: Context,
  type: GraphQLNamedType,
  values: Value[],
  selection: SelectionSetNode,
  info: GraphQLResolveInfo,
): Promise<void> {
  if (isAbstractType(type)) {
    const names = new Set(values.map((value) => value.__typename as string));
    const concrete = [...names].map((name) => info.schema.getType(name)).filter(isObjectType);
    await Promise.all(
      concrete.map((each) =>
        descend(
          ctx,
          each,
          values.filter((value) => value.__typename === each.name),
          selection,
          info,
        ),
      ),
    );
    return;
  }
  if (!isObjectType(type)) return;
  await Promise.all(fieldsOf(selection, type, info).map((field) => fetchField(ctx, type, values, field, info)));
}

async function fetchField(
  ctx: Context,
  type: GraphQLObjectType,
  values: Value[],
  node: FieldNode,
  info: GraphQLResolveInfo,
): Promise<void> {
  const name = node.name.value;
  const definition = type.getFields()[name];
  if (!definition) return;
  const batch = edgeOf(type.name, name);
  const slot = batch ? await fetchEdge(ctx, batch, definition, values, node, info) : name;
  const below = values.flatMap((value) => valuesIn(value[slot]));
  if (node.selectionSet && below.length > 0) {
    await descend(ctx, getNamedType(definition.type), below, node.selectionSet, info);
  }
}

/**
 * Puts the value of an edge into each row, and gives the slot where it lies. A fetch that fails leaves the slots open:
 * the loader then fails in the same way at the place in the answer where the fault belongs.
 */
async function fetchEdge(
  ctx: Context,
  batch: Batch,
  definition: GraphQLField<unknown, unknown>,
  values: Value[],
  node: FieldNode,
  info: GraphQLResolveInfo,
): Promise<string> {
  const args = getArgumentValues(definition, node, info.variableValues);
  const slot = slotOf(definition.name, args);
  const open = values.filter((value) => value[slot] === undefined);
  if (open.length === 0) return slot;
  const found = await valuesOf(ctx, batch as Batch<object>, open, args).catch(() => null);
  for (const [index, value] of open.entries()) if (found) value[slot] = found[index] ?? null;
  return slot;
}

/** The fields that are really asked of a type: fragments followed, `@skip` and `@include` obeyed. */
function fieldsOf(selection: SelectionSetNode, type: GraphQLObjectType, info: GraphQLResolveInfo): FieldNode[] {
  return selection.selections.flatMap((node) => {
    if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if === false) return [];
    if (node.kind === 'Field') return [node];
    const fragment = node.kind === 'FragmentSpread' ? info.fragments[node.name.value] : node;
    if (!fragment || !covers(fragment.typeCondition?.name.value, type, info)) return [];
    return fieldsOf(fragment.selectionSet, type, info);
  });
}

function covers(condition: string | undefined, type: GraphQLObjectType, info: GraphQLResolveInfo): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = info.schema.getType(condition);
  return isAbstractType(named) && info.schema.isSubType(named, type);
}
