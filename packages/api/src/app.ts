import type { AddressInfo } from 'node:net';
import express, { type Request } from 'express';
import type { DataSource } from 'typeorm';
import { startBackground } from './background.ts';
import { exportRouter } from './exports/export.router.ts';
import { authRouter } from './identity/auth.router.ts';
import { recogniser } from './identity/caller.ts';
import { operatorOf, withOperator } from './identity/operator.ts';
import { sessionsFromOwnPagesOnly } from './identity/same-origin.ts';
import { ensureBootstrapToken } from './identity/token.service.ts';
import { failedRowsRouter } from './imports/failed-rows.router.ts';
import { importRouter } from './imports/import.router.ts';
import { countRuns } from './imports/run-metrics.ts';
import type { Config } from './platform/config.ts';
import { contextOf } from './platform/context.ts';
import { poolOf } from './platform/database/connection.ts';
import { hasOpenMigrations } from './platform/database/migrate.ts';
import { observePool } from './platform/database/observed.ts';
import { readerOf } from './platform/database/reader.ts';
import { limitPages } from './platform/graphql/page.ts';
import { Answers } from './platform/http/answers/answers.ts';
import { Documents } from './platform/http/answers/documents.ts';
import { PersistedDocuments, registeredDocuments } from './platform/http/answers/persisted-documents.ts';
import { createApollo } from './platform/http/apollo.ts';
import { arriveWithin } from './platform/http/arrival.ts';
import { graphqlEndpoint } from './platform/http/graphql-endpoint.ts';
import { type Idempotency, idempotencyOf } from './platform/http/idempotency-header.ts';
import { operations } from './platform/http/operations.ts';
import { lastResort } from './platform/http/refuse.ts';
import { type Caller, callerOf, follow, identify, requestId } from './platform/http/request.ts';
import { createHttpServer, headers, mount } from './platform/http/server.ts';
import { Budgets } from './platform/http/spending.ts';
import { liveTools } from './platform/live/live.ts';
import { Signals } from './platform/live/signals.ts';
import { serveSockets } from './platform/live/sockets.ts';
import { serveStreams } from './platform/live/streams.ts';
import type { Logger } from './platform/log.ts';
import { countConnections, createMetrics } from './platform/metrics.ts';
import { Revisions } from './platform/revisions.ts';
import { traceRequests } from './platform/tracing.ts';
import { schemaText, serviceSchema, subgraphSchema } from './schema.ts';

/** A running service. */
export interface App {
  /** Where it listens, e.g. http://127.0.0.1:4000. */
  address: string;
  /** Where users reach it: WAYMARK_PUBLIC_URL, else an address on localhost. */
  publicUrl: string;
  /** Takes no new request, lets the running ones end, then closes. The database is left to its owner. */
  stop(): Promise<void>;
}

/** What the service is built from. The database is open and migrated. */
export interface AppParts {
  config: Config;
  log: Logger;
  dataSource: DataSource;
  /** The folder of the built client. */
  clientFolder: string;
  /** Hears of every statement on the read path. */
  onStatement?: (text: string) => void;
  /** Where answers to queries are kept; of the size of the setting if nothing is said. */
  answers?: Answers;
  /** Whether it looks again and again for findings that came and went; yes if nothing is said. */
  looksForFindings?: boolean;
  /** A secret whose bearer is the service itself; for the command line's own service. */
  operatorToken?: string;
}

/** Builds the service and listens. */
export async function startApp({
  config,
  log,
  dataSource,
  clientFolder,
  onStatement,
  answers = new Answers(config.answerBytes),
  looksForFindings = true,
  operatorToken,
}: AppParts): Promise<App> {
  const schema = await (config.subgraph ? subgraphSchema() : serviceSchema());
  const metrics = createMetrics(config.port !== 0);
  const pool = poolOf(dataSource);
  observePool(pool, (seconds) => metrics.statements.observe(seconds));
  countConnections(metrics, pool);
  const reader = readerOf(pool);
  countRuns(metrics, reader);
  if (config.bootstrapToken) await ensureBootstrapToken(dataSource, config.bootstrapToken);

  const operator = operatorToken ? { secret: operatorToken, actor: await operatorOf(dataSource) } : null;

  const web = express().disable('x-powered-by').set('trust proxy', config.trustProxy).set('query parser', 'simple');
  limitPages(config.maxPageSize);
  const httpServer = createHttpServer(web, config);
  const signals = new Signals(poolOf(dataSource).options, log);
  const persisted = new PersistedDocuments(registeredDocuments(config.persistedOperations));
  const apollo = createApollo({ schema, config, log, metrics, persisted, httpServer });
  await apollo.start();

  const address = await new Promise<string>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(config.port, config.host, () => {
      resolve(
        `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${(httpServer.address() as AddressInfo).port}`,
      );
    });
  });
  await signals.start();
  const publicUrl = config.publicUrl ?? address.replace('127.0.0.1', 'localhost').replace('0.0.0.0', 'localhost');

  const recognise = withOperator(operator, recogniser(reader, config, publicUrl));
  web.use(
    follow(log, metrics),
    traceRequests,
    ...headers(config),
    arriveWithin(config.requestSeconds),
    identify(recognise),
    sessionsFromOwnPagesOnly(publicUrl),
  );
  const contextFor = (caller: Caller, id: string, idempotency: Idempotency | null = null) =>
    contextOf({
      dataSource,
      publicUrl,
      currency: config.currency,
      sliConnections: [...config.sliSources.keys()],
      signals,
      requestId: id,
      idempotency,
      onStatement,
      ...caller,
    });
  const documents = new Documents(config.maxTokens);
  const liveParts = { schema, config, documents, log, publicUrl, recognise, contextFor };
  const live = liveTools(liveParts);
  const closeSockets = serveSockets(httpServer, liveParts, live);
  mount(web, config, {
    streams: serveStreams(liveParts, live),
    graphql: graphqlEndpoint({
      apollo,
      schema,
      config,
      budgets: new Budgets(config.maxCostPerMinute),
      contextFor: (req: Request) => contextFor(callerOf(req)!, requestId(req), idempotencyOf(req)),
      answers,
      documents,
      persisted,
      revisions: new Revisions(reader),
      metrics,
    }),
    routers: [
      authRouter({ dataSource, config, log, publicUrl }),
      importRouter(dataSource, config),
      failedRowsRouter(dataSource),
      exportRouter(dataSource, config),
      operations({
        config,
        metrics,
        isReady: async () => !(await hasOpenMigrations(dataSource)),
        sdl: schemaText,
      }),
    ],
    clientFolder,
  });
  web.use(lastResort(log));
  const endBackground = await startBackground({
    config,
    log,
    dataSource,
    metrics,
    signals,
    looksForFindings,
    isLasting: !operatorToken,
  });
  const stop = async () => {
    live.connections.close();
    closeSockets();
    await apollo.stop();
    await endBackground();
    await signals.stop();
  };
  return { address, publicUrl, stop };
}
