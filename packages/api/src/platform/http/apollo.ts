import type http from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Logger } from '../log.ts';
import { boundedNames, type Metrics } from '../metrics.ts';
import { aliasLimit } from './alias-limit.ts';
import type { PersistedDocuments } from './answers/persisted-documents.ts';
import { costLimit } from './cost-limit.ts';
import { depthLimit } from './depth-limit.ts';
import { formatError, logFaults } from './format-error.ts';
import { introspectionForReaders } from './introspection.ts';

/** The GraphQL server over a schema: limits, errors, metrics; without what slows every resolver down. */
export function createApollo(parts: {
  schema: GraphQLSchema;
  config: Config;
  log: Logger;
  metrics: Metrics;
  persisted: PersistedDocuments;
  httpServer: http.Server;
}): ApolloServer<Context> {
  const { schema, config, log, metrics, persisted, httpServer } = parts;
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: false,
    persistedQueries: { cache: persisted },
    parseOptions: { maxTokens: config.maxTokens },
    // Sessions are guarded by `sessionsFromOwnPagesOnly`, and a token is never sent by accident.
    csrfPrevention: false,
    validationRules: [depthLimit(config.maxDepth), aliasLimit(config.maxAliases)],
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      // For subgraphs it would time every resolver.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: config.stopSeconds * 1_000 }),
      introspectionForReaders(),
      costLimit(config.maxCost),
      logging(log),
      observe(metrics),
    ],
  });
}

/** Logs what is a fault of ours. */
function logging(log: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          logFaults(log, errors, contextValue.requestId);
        },
      };
    },
    async unexpectedErrorProcessingRequest({ error, requestContext }) {
      log.error({ err: error, id: requestContext.contextValue.requestId }, 'a request failed');
    },
  };
}

/** Measures each operation and says in `extensions` when something was left out of the answer. */
function observe(metrics: Metrics): ApolloServerPlugin<Context> {
  const labelOf = boundedNames();
  return {
    async requestDidStart() {
      const started = performance.now();
      return {
        async willSendResponse({ request, response, operation, contextValue, errors }) {
          const kind = operation?.operation ?? 'invalid';
          const labels = { kind, name: labelOf(operation?.name?.value), outcome: errors?.length ? 'error' : 'ok' };
          metrics.cost.inc({ kind }, contextValue.spending?.cost ?? 0);
          metrics.operations.observe(labels, (performance.now() - started) / 1_000);
          if (errors?.length) contextValue.basis.failed = true;
          if (request.extensions?.cost === true && response.body.kind === 'single') {
            const { extensions } = response.body.singleResult;
            response.body.singleResult.extensions = { ...extensions, cost: contextValue.spending?.cost };
          }
          if (contextValue.redacted.value && response.body.kind === 'single') {
            response.body.singleResult.extensions = { ...response.body.singleResult.extensions, redacted: true };
          }
        },
      };
    },
  };
}
