import {
  type FieldNode,
  type FragmentDefinitionNode,
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
import { readingOf } from './reading.ts';

type Value = Record<string, unknown>;

/**
 * Fetches what the selection under this field asks for, level by level, before it is executed: one statement an edge,
 * whatever the number of rows. What it does not find here the loaders fetch later.
 */
export async function fetchBySelection(ctx: Context, value: unknown, info: GraphQLResolveInfo): Promise<void> {
  const type = getNamedType(info.returnType);
  const values = valuesIn(value);
  if (values.length === 0) return;
  await descend(ctx, type, values, selectionsOf(info.fieldNodes), info);
}

function selectionsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

/** The objects in a value: itself, or those of a list. Functions and promises are left to the executor. */
function valuesIn(value: unknown, found: Value[] = []): Value[] {
  if (Array.isArray(value)) {
    for (const each of value) valuesIn(each, found);
  } else if (value !== null && typeof value === 'object' && !(value instanceof Date) && !('then' in value)) {
    found.push(value as Value);
  }
  return found;
}

async function descend(
  ctx: Context,
  type: GraphQLNamedType,
  values: Value[],
  selections: SelectionSetNode[],
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
          selections,
          info,
        ),
      ),
    );
    return;
  }
  if (!isObjectType(type)) return;
  if (values.some((value) => (readingOf(value) ?? ctx) !== ctx)) {
    await Promise.all([...byReading(ctx, values)].map(([past, some]) => descend(past, type, some, selections, info)));
    return;
  }
  const fields = fieldsOf(selections, type, info);
  await Promise.all([...fields.values()].map((nodes) => fetchField(ctx, type, values, nodes, info)));
}

/** Values by the Context that they were read with: a comparison holds rows of two instants. */
function byReading(ctx: Context, values: Value[]): Map<Context, Value[]> {
  const groups = new Map<Context, Value[]>();
  for (const value of values) {
    const reading = readingOf(value) ?? ctx;
    const group = groups.get(reading);
    if (group) group.push(value);
    else groups.set(reading, [value]);
  }
  return groups;
}

async function fetchField(
  ctx: Context,
  type: GraphQLObjectType,
  values: Value[],
  nodes: FieldNode[],
  info: GraphQLResolveInfo,
): Promise<void> {
  const node = nodes[0]!;
  const name = node.name.value;
  const definition = type.getFields()[name];
  if (!definition) return;
  const batch = edgeOf(type.name, name);
  if (!batch && !node.selectionSet) return;
  const slot = batch ? await fetchEdge(ctx, batch, definition, values, node, info) : name;
  if (!node.selectionSet) return;
  const below = [...new Set(valuesIn(values.map((value) => value[slot])))];
  if (below.length > 0) await descend(ctx, getNamedType(definition.type), below, selectionsOf(nodes), info);
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

/**
 * The fields that are really asked of a type, by the name that they have in the answer: fragments followed, each once,
 * `@skip` and `@include` obeyed.
 */
function fieldsOf(
  selections: SelectionSetNode[],
  type: GraphQLObjectType,
  info: GraphQLResolveInfo,
  fields = new Map<string, FieldNode[]>(),
  followed = new Set<string>(),
): Map<string, FieldNode[]> {
  for (const node of selections.flatMap((selection) => selection.selections)) {
    if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if === false) continue;
    if (node.kind === 'Field') {
      const name = node.alias?.value ?? node.name.value;
      const nodes = fields.get(name);
      if (nodes) nodes.push(node);
      else fields.set(name, [node]);
    } else {
      const fragment = node.kind === 'FragmentSpread' ? unfollowed(node.name.value, info, followed) : node;
      if (!fragment || !covers(fragment.typeCondition?.name.value, type, info)) continue;
      fieldsOf([fragment.selectionSet], type, info, fields, followed);
    }
  }
  return fields;
}

function unfollowed(name: string, info: GraphQLResolveInfo, followed: Set<string>): FragmentDefinitionNode | undefined {
  if (followed.has(name)) return undefined;
  followed.add(name);
  return info.fragments[name];
}

function covers(condition: string | undefined, type: GraphQLObjectType, info: GraphQLResolveInfo): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = info.schema.getType(condition);
  return isAbstractType(named) && info.schema.isSubType(named, type);
}
