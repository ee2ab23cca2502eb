import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { type App, startApp } from '../app.ts';
import { openDataSource } from '../data-source.ts';
import { parseConfig } from '../platform/config.ts';
import { Answers } from '../platform/http/answers/answers.ts';
import { createLog } from '../platform/log.ts';
import { createTestDatabase } from './database.ts';

/** What GraphQL answered: `data` is as loose as JSON is, for tests to look into. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the data of any query
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; field?: string[] } }[];
  extensions?: Record<string, unknown>;
}

/** A service of its own for one test file, on a database of its own, spoken to over HTTP. */
export interface World {
  url: string;
  /** The connection string of its database. */
  databaseUrl: string;
  dataSource: DataSource;
  /** The file that lists what was erased. */
  erasureList: string;
  /** A secret with ADMIN scope. */
  token: string;
  /** Sends one operation, as the ADMIN token unless another one is given (null: nobody). */
  ask(query: string, variables?: Record<string, unknown>, token?: string | null): Promise<Answer>;
  /** Sends any request with the ADMIN token. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** What the service logged so far, a line each. */
  logged: string[];
  /** The statements of the read path that `act` caused, when no answer is kept of before. */
  statements(act: () => Promise<unknown>): Promise<string[]>;
  stop(): Promise<void>;
}

const token = 'wm_test-bootstrap-token-0123456789';

/** Starts a World. Environment variables may be overridden; without a folder no client is served. */
export async function startWorld(
  environment: Record<string, string> = {},
  clientFolder = '/nonexistent',
): Promise<World> {
  const database = await createTestDatabase();
  const erasureList = path.join(os.tmpdir(), `${path.basename(database.url.split('?')[0]!)}.erased`);
  const config = parseConfig({
    PORT: '0',
    WAYMARK_BOOTSTRAP_TOKEN: token,
    WAYMARK_LOG_LEVEL: 'error',
    WAYMARK_FETCH_SECONDS: '0',
    WAYMARK_ERASURE_LIST: erasureList,
    ...environment,
  });
  const dataSource = await openDataSource(database.url, { poolSize: 8, statementSeconds: config.statementSeconds });
  let heard: string[] = [];
  const onStatement = (text: string) => void heard.push(text);
  const logged: string[] = [];
  // A fault is shown too, so that whoever looks at a failed test sees it.
  const write = (line: string) => {
    logged.push(line);
    if (line.startsWith('{"level":"error"')) process.stdout.write(line);
  };
  const answers = new Answers(config.answerBytes);
  const app: App = await startApp({
    config,
    log: createLog(config.logLevel, { write }),
    dataSource,
    clientFolder,
    onStatement,
    answers,
    looksForFindings: false,
  });
  const send = (path: string, init: RequestInit = {}, bearer: string | null = token) =>
    fetch(`${app.address}${path}`, {
      ...init,
      headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...init.headers },
    });
  return {
    url: app.address,
    databaseUrl: database.url,
    dataSource,
    erasureList,
    token,
    logged,
    async ask(query, variables = {}, bearer = token) {
      const body = JSON.stringify({ query, variables });
      const response = await send(
        '/graphql',
        { method: 'POST', body, headers: { 'content-type': 'application/json' } },
        bearer,
      );
      return (await response.json()) as Answer;
    },
    fetch: (path, init) => send(path, init),
    async statements(act) {
      answers.forget();
      heard = [];
      await act();
      return heard;
    },
    async stop() {
      await app.stop();
      await dataSource.destroy();
      await database.drop();
      fs.rmSync(erasureList, { force: true });
    },
  };
}
