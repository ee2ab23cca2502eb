import type { AddressInfo } from 'node:net';
import express from 'express';
import { printSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { recogniser } from './identity/caller.ts';
import { ensureBootstrapToken } from './identity/token.service.ts';
import type { Config } from './platform/config.ts';
import { contextOf } from './platform/context.ts';
import { poolOf } from './platform/database/connection.ts';
import { hasOpenMigrations } from './platform/database/migrate.ts';
import { readerOf } from './platform/database/reader.ts';
import { createApollo } from './platform/http/apollo.ts';
import { operations } from './platform/http/operations.ts';
import { lastResort } from './platform/http/refuse.ts';
import { callerOf, follow, identify, requestId } from './platform/http/request.ts';
import { createHttpServer, headers, mount } from './platform/http/server.ts';
import type { Logger } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { serviceSchema } from './schema.ts';

/** A running service. */
export interface App {
  /** Where it listens, e.g. http://127.0.0.1:4000. */
  address: string;
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
}

/** Builds the service and listens. */
export async function startApp({ config, log, dataSource, clientFolder, onStatement }: AppParts): Promise<App> {
  const schema = await serviceSchema();
  const metrics = createMetrics(config.port !== 0);
  const reader = readerOf(poolOf(dataSource));
  if (config.bootstrapToken) await ensureBootstrapToken(dataSource, config.bootstrapToken);

  const web = express().disable('x-powered-by').set('trust proxy', config.trustProxy).set('query parser', 'simple');
  const httpServer = createHttpServer(web);
  const apollo = createApollo({ schema, config, log, metrics, httpServer });
  await apollo.start();

  const address = await new Promise<string>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(config.port, config.host, () => {
      resolve(
        `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${(httpServer.address() as AddressInfo).port}`,
      );
    });
  });
  const publicUrl = config.publicUrl ?? address.replace('127.0.0.1', 'localhost').replace('0.0.0.0', 'localhost');

  web.use(follow(log, metrics), ...headers(config), identify(recogniser(reader, config)));
  mount(web, config, {
    apollo,
    contextFor: (req) =>
      contextOf({ dataSource, publicUrl, requestId: requestId(req), onStatement, ...callerOf(req)! }),
    routers: [
      operations({
        config,
        metrics,
        isReady: async () => !(await hasOpenMigrations(dataSource)),
        sdl: printSchema(schema),
      }),
    ],
    clientFolder,
  });
  web.use(lastResort(log));
  return { address: publicUrl, stop: () => apollo.stop() };
}
