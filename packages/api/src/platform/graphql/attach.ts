import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { must, Permission } from '../actor.ts';
import type { Context } from '../context.ts';
import { type Args, declaredEdges, edgeOf, slotOf } from './edges.ts';
import { fetchBySelection } from './fetch-by-selection.ts';
import { globalId } from './global-id.ts';
import { readingOf } from './reading.ts';

/** What callers may ask who may not READ, e.g. a token that only measures. */
const openToAll = new Set(['viewer']);

/**
 * Gives the schema its read path: edges answer from what was fetched by selection, else through the loaders; every
 * field of Query wants READ and fetches by selection before what is under it is executed; ids are global.
 */
export function attachReadPath(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) attachToType(type, schema);
  }
  const missing = declaredEdges().filter((name) => !hasField(schema, name));
  if (missing.length > 0) throw new Error(`Edges without a field in the schema: ${missing.join(', ')}.`);
  return schema;
}

function hasField(schema: GraphQLSchema, edge: string): boolean {
  const [typeName, field] = edge.split('.') as [string, string];
  const type = schema.getType(typeName);
  return isObjectType(type) && type.getFields()[field] !== undefined;
}

function attachToType(type: GraphQLObjectType, schema: GraphQLSchema): void {
  const fields = type.getFields();
  const isNode = type.getInterfaces().some((each) => each.name === 'Node');
  if (isNode) fields.id!.resolve = (row: { id: string }) => globalId(type.name, row.id);
  for (const [name, field] of Object.entries(fields)) {
    if (edgeOf(type.name, name)) {
      field.resolve = (row: Record<string, unknown>, args: Args, ctx: Context) => {
        const fetched = row[slotOf(name, args)];
        return fetched === undefined ? (readingOf(row) ?? ctx).follow(type.name, name, row, args) : fetched;
      };
    } else if (type === schema.getSubscriptionType()) {
      attachToSubscription(field);
    } else if (type === schema.getQueryType()) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = async (source, args, ctx: Context, info) => {
        if (!openToAll.has(name)) must(ctx.actor, Permission.READ);
        const value: unknown = await resolve(source, args, ctx, info);
        await fetchBySelection(value && typeof value === 'object' ? (readingOf(value) ?? ctx) : ctx, value, info);
        return value;
      };
    }
  }
}

/** Events are for those who may READ; each is read anew, as a field of Query is. */
function attachToSubscription(field: GraphQLField<unknown, Context>): void {
  const { subscribe, resolve = defaultFieldResolver } = field;
  field.subscribe = (source, args, ctx, info) => {
    must(ctx.actor, Permission.READ);
    return subscribe!(source, args, ctx, info);
  };
  field.resolve = async (source, args, ctx, info) => {
    ctx.renew();
    const value: unknown = await resolve(source, args, ctx, info);
    await fetchBySelection(ctx, value, info);
    return value;
  };
}
