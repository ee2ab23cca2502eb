import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import sql from 'sql-template-tag';
import { createResolversMap } from 'type-graphql';
import { themesBySlug } from './feedback/theme.service.ts';
import type { Context } from './platform/context.ts';
import { columnOf, columnsOf, type Entity, tableOf } from './platform/database/columns.ts';
import type { Reader } from './platform/database/reader.ts';
import { refusal, UserErrorCode } from './platform/errors.ts';
import { parseGlobalId } from './platform/graphql/global-id.ts';
import { nodesOf } from './platform/graphql/node.ts';
import { slugOf } from './platform/slug.ts';
import { itemsByIdentifier } from './roadmap/item.reading.ts';
import { Service } from './slo/service.entity.ts';
import { Team } from './team/team.entity.ts';

/** Rows by a key that other subgraphs may know them by, each under the key as it was given; one statement. */
type ByKey = (db: Reader, keys: string[]) => Promise<Map<string, object>>;

/** What other subgraphs may name beside its `id`: the key, and how it is read. */
const entities: Record<string, { field: string; rows: ByKey } | null> = {
  RoadmapItem: { field: 'identifier', rows: itemsByIdentifier },
  Theme: { field: 'slug', rows: themesBySlug },
  Service: { field: 'slug', rows: bySlug(Service) },
  Team: { field: 'slug', rows: bySlug(Team) },
  ServiceLevelObjective: null,
  Customer: null,
};

/** Types that any subgraph may have too, with the same meaning. */
const shared = ['PageInfo'];

const mostEntities = 1_000;
const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n\n';

/** A reference to a thing, as a gateway sends it. */
type Reference = { __typename: string } & Record<string, unknown>;

/** The same schema as a subgraph of Apollo Federation 2: it says its keys, and answers for things that are named by one. */
export function subgraphOf(schema: GraphQLSchema): GraphQLSchema {
  const typeDefs = parse(link + withDirectives(printSchema(lexicographicSortSchema(schema))));
  // The printed types are the same ones, so the resolvers fit; the library's type for them knows fewer shapes.
  const resolvers = createResolversMap(schema) as Parameters<typeof buildSubgraphSchema>[0] extends infer M
    ? M extends { resolvers?: infer R }
      ? R
      : never
    : never;
  const subgraph = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const field = subgraph.getQueryType()!.getFields()._entities!;
  field.resolve = (_source, { representations }: { representations: Reference[] }, ctx: Context) =>
    entitiesOf(ctx, representations);
  return subgraph;
}

function withDirectives(text: string): string {
  return text.replace(/^type (\w+)([^{]*) \{$/gm, (line, name: string, interfaces: string) => {
    if (shared.includes(name)) return `type ${name}${interfaces} @shareable {`;
    const other = entities[name];
    if (other === undefined) return line;
    const keys = ['id', ...(other ? [other.field] : [])].map((key) => ` @key(fields: "${key}")`);
    return `type ${name}${interfaces}${keys.join('')} {`;
  });
}

/** What stands behind each reference, null where there is nothing or nothing that the caller may see. */
async function entitiesOf(ctx: Context, references: Reference[]): Promise<(object | null)[]> {
  if (references.length > mostEntities) {
    const message = `${references.length} references are over the limit of ${mostEntities}.`;
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, message, 'representations');
  }
  const found = new Map<Reference, object | null>();
  await Promise.all(
    [...new Set(references.map(({ __typename }) => __typename))].flatMap((name) => {
      const ofType = references.filter(({ __typename }) => __typename === name);
      const named = ofType.filter(({ id }) => typeof id === 'string');
      const others = ofType.filter(({ id }) => typeof id !== 'string');
      return [findById(ctx, name, named, found), findByKey(ctx, name, others, found)];
    }),
  );
  return references.map((each) => found.get(each) ?? null);
}

async function findById(ctx: Context, name: string, named: Reference[], found: Map<Reference, object | null>) {
  const own = named.filter(({ id }) => parseGlobalId(id as string)?.typeName === name);
  const rows = await nodesOf(
    ctx,
    own.map(({ id }) => id as string),
  );
  for (const [n, each] of own.entries()) found.set(each, rows[n]!);
}

async function findByKey(ctx: Context, name: string, others: Reference[], found: Map<Reference, object | null>) {
  const key = entities[name];
  const keyed = key ? others.filter((each) => typeof each[key.field] === 'string') : [];
  if (!key || keyed.length === 0) return;
  const rows = await key.rows(ctx.db, [...new Set(keyed.map((each) => each[key.field] as string))]);
  for (const each of keyed) found.set(each, rows.get(each[key.field] as string) ?? null);
}

function bySlug<T extends { slug: string }>(entity: Entity<T>): ByKey {
  return async (db, slugs) => {
    const rows = await db.query<T>(sql`
      select ${columnsOf(entity)} from ${tableOf(entity)} t where ${columnOf(entity, 'slug')} = any(${slugs.map(slugOf)}::text[])`);
    const known = new Map(rows.map((row) => [row.slug, row]));
    return new Map(slugs.flatMap((slug) => (known.has(slugOf(slug)) ? [[slug, known.get(slugOf(slug))!]] : [])));
  };
}
