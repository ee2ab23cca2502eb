import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { ApiTokenResolver } from './identity/api-token.resolver.ts';
import { MetricResolver } from './north-star/metric.resolver.ts';
import { NorthStarResolver } from './north-star/north-star.resolver.ts';
import { PriorityResolver } from './north-star/priority.resolver.ts';
import { attachReadPath } from './platform/graphql/attach.ts';
import { NodeResolver } from './platform/graphql/node.resolver.ts';
import { ServiceResolver } from './slo/service.resolver.ts';
import { TeamResolver } from './team/team.resolver.ts';

// biome-ignore lint/complexity/noBannedTypes: type-graphql's own word for a resolver class
const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  ApiTokenResolver,
  TeamResolver,
  MetricResolver,
  NorthStarResolver,
  PriorityResolver,
  ServiceResolver,
];

let built: Promise<GraphQLSchema> | undefined;

/** The schema of the service, with its read path. Built once a process. */
export function serviceSchema(): Promise<GraphQLSchema> {
  built ??= buildSchema({ resolvers, validate: false, scalarsMap: [], orphanedTypes: [] }).then(attachReadPath);
  return built;
}
