import { startApp } from '../app.ts';
import { openDataSource } from '../data-source.ts';
import { parseConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import type { Answer, World } from './world.ts';

/** The secret of a new token with these scopes, made as an administrator makes it. */
export async function tokenWith(world: World, scopes: string[]): Promise<string> {
  const create = `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { secret userErrors { message } } }`;
  const { data } = await world.ask(create, { input: { name: scopes.join(' and '), scopes } });
  return data.apiTokenCreate.secret as string;
}

/** A person who signed in, as a browser holds the session. */
export interface SignedIn {
  /** The `Cookie` header to send. */
  cookie: string;
  /** The person's global id. */
  personId: string;
  email: string;
  password: string;
  /** Sends one operation in the person's name. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

let people = 0;

/** Makes a person through the API, accepts the invitation and is signed in. A LEAD of PRODUCT unless told otherwise. */
export async function signedIn(
  world: World,
  { role = 'LEAD', discipline = 'PRODUCT' }: { role?: string; discipline?: string } = {},
): Promise<SignedIn> {
  people += 1;
  const email = `person-${people}@example.com`;
  const password = `correct horse ${people}`;
  const save = `mutation ($input: PersonInput!) { personSave(input: $input) { person { id } userErrors { message } } }`;
  const invite = `mutation ($id: ID!) { personInvite(input: { id: $id }) { url } }`;
  const made = await world.ask(save, { input: { name: `Person ${people}`, email, role, discipline } });
  const personId: string = made.data.personSave.person.id;
  const { url } = (await world.ask(invite, { id: personId })).data.personInvite;
  const accepted = await post(world.url, '/auth/accept', { token: tokenIn(url), password });
  const cookie = cookieOf(accepted);
  return { cookie, personId, email, password, ask: (query, variables) => askWith(world.url, cookie, query, variables) };
}

/** Posts JSON as nobody in particular; headers may be added. */
export function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const init = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  };
  return fetch(`${url}${path}`, init);
}

/** Sends one operation with a session's cookie. */
export async function askWith(
  url: string,
  cookie: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  return (await (await post(url, '/graphql', { query, variables }, { cookie })).json()) as Answer;
}

/** The `Cookie` header that a browser would send after this answer. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** The token in a one-time link. */
export function tokenIn(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}

/** Another process's worth of service on the same database, as after a restart: it shares nothing in memory. */
export async function anotherService(
  { databaseUrl, erasureList }: Pick<World, 'databaseUrl' | 'erasureList'>,
  environment: Record<string, string> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const dataSource = await openDataSource(databaseUrl, { poolSize: 2 });
  const settings = { PORT: '0', WAYMARK_LOG_LEVEL: 'error', WAYMARK_ERASURE_LIST: erasureList };
  const config = parseConfig({ ...settings, ...environment });
  const app = await startApp({ config, log: createLog('error'), dataSource, clientFolder: '/nonexistent' });
  return {
    url: app.address,
    async stop() {
      await app.stop();
      await dataSource.destroy();
    },
  };
}
