import fs from 'node:fs';
import type { Kind } from './settings.ts';

/** An HTTP service that is read from. Its secrets are asked for when they are needed, and stand in no property. */
export interface HttpSource {
  /** Its address, without a slash at the end. */
  url: string;
  /** Whether it may have a private or local address though others may not. */
  allowPrivateHosts: boolean;
  timeoutMs: number;
  /** The headers by which it knows us. Throws when a secret's file cannot be read. */
  headers(): Record<string, string>;
}

/** HTTP sources by name. */
export type HttpSources = ReadonlyMap<string, HttpSource>;

const example =
  '{"prod": {"url": "https://prometheus.example.org", "bearer": {"env": "PROMETHEUS_TOKEN"}}}, where a secret is ' +
  '{"env": "VARIABLE"} or {"file": "/path"}; beside url there may be bearer, basic {"username", "password"}, headers ' +
  '{"X-Scope-OrgID": "a"}, allowPrivateHosts and timeoutSeconds (1 to 300)';

class Fault extends Error {}

/** Named HTTP sources as JSON. Secrets are references to other variables or to files, never texts. */
export const httpSources: Kind<HttpSources> = {
  allowed: `JSON as in ${example}`,
  read(text, environment = {}) {
    try {
      return sourcesFrom(text, environment);
    } catch (error) {
      if (error instanceof Fault) return undefined;
      throw error;
    }
  },
  fault(text, environment = {}) {
    try {
      sourcesFrom(text, environment);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  },
};

function sourcesFrom(text: string, environment: NodeJS.ProcessEnv): HttpSources {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Fault('it is no JSON');
  }
  const entries = Object.entries(objectAt(parsed, 'it'));
  return new Map(
    entries.map(([name, value]) => {
      if (!/^[A-Za-z0-9][\w.-]{0,62}$/.test(name)) {
        throw new Fault(`the name ${JSON.stringify(name)} may have up to 63 letters, digits, "_", "." and "-"`);
      }
      return [name, sourceFrom(name, objectAt(value, name), environment)];
    }),
  );
}

const known = ['url', 'bearer', 'basic', 'headers', 'allowPrivateHosts', 'timeoutSeconds'];

function sourceFrom(name: string, value: Record<string, unknown>, environment: NodeJS.ProcessEnv): HttpSource {
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange) throw new Fault(`${name} has no ${strange}; it may have ${known.join(', ')}`);
  const { url, allowPrivateHosts = false, timeoutSeconds = 30 } = value;
  if (typeof allowPrivateHosts !== 'boolean') throw new Fault(`${name}.allowPrivateHosts may be true or false`);
  if (typeof timeoutSeconds !== 'number' || !(timeoutSeconds >= 1 && timeoutSeconds <= 300)) {
    throw new Fault(`${name}.timeoutSeconds may be 1 to 300`);
  }
  const headers = headersFrom(name, value, environment);
  return {
    url: addressFrom(name, url),
    allowPrivateHosts,
    timeoutMs: timeoutSeconds * 1_000,
    headers: () => Object.fromEntries(headers.map(([header, secret]) => [header, secret()])),
  };
}

function addressFrom(name: string, url: unknown): string {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new Fault(`${name}.url must be an address that begins with http:// or https://`);
  }
  if (parsed.username || parsed.password) throw new Fault(`${name}.url may hold no user and no password; use basic`);
  if (parsed.search || parsed.hash) throw new Fault(`${name}.url may have neither ? nor #`);
  return parsed.href.replace(/\/+$/, '');
}

type Secret = () => string;

function headersFrom(name: string, value: Record<string, unknown>, environment: NodeJS.ProcessEnv): [string, Secret][] {
  const { bearer, basic, headers = {} } = value;
  if (bearer !== undefined && basic !== undefined)
    throw new Fault(`${name} has bearer and basic; it may have one of them`);
  const all: [string, Secret][] = Object.entries(objectAt(headers, `${name}.headers`)).map(([header, each]) => {
    if (!/^[A-Za-z0-9-]+$/.test(header)) throw new Fault(`${name}.headers.${header} is no name of a header`);
    if (/^(authorization|host|content-length|content-type|transfer-encoding|connection)$/i.test(header)) {
      throw new Fault(`${name}.headers.${header} is not to be set; for authorization there are bearer and basic`);
    }
    const at = `${name}.headers.${header}`;
    return [header, typeof each === 'string' ? () => each : secretFrom(at, each, environment)];
  });
  if (bearer !== undefined) {
    const token = secretFrom(`${name}.bearer`, bearer, environment);
    all.push(['Authorization', () => `Bearer ${token()}`]);
  }
  if (basic !== undefined) {
    const { username, password } = objectAt(basic, `${name}.basic`);
    if (typeof username !== 'string' || username === '' || username.includes(':')) {
      throw new Fault(`${name}.basic.username must be a text without a colon`);
    }
    const secret = secretFrom(`${name}.basic.password`, password, environment);
    all.push(['Authorization', () => `Basic ${Buffer.from(`${username}:${secret()}`).toString('base64')}`]);
  }
  return all;
}

function secretFrom(at: string, value: unknown, environment: NodeJS.ProcessEnv): Secret {
  const wanted = `${at} must be a reference to a secret: {"env": "VARIABLE"} or {"file": "/path"}`;
  if (typeof value !== 'object' || value === null) throw new Fault(wanted);
  const { env, file, ...more } = value as Record<string, unknown>;
  if (Object.keys(more).length > 0 || (env === undefined) === (file === undefined)) throw new Fault(wanted);
  if (typeof env === 'string') {
    const secret = environment[env]?.trim();
    if (!secret) throw new Fault(`${at} refers to the variable ${env}, which is not set`);
    return () => secret;
  }
  if (typeof file !== 'string') throw new Fault(wanted);
  const read = () => fs.readFileSync(file, 'utf8').trim();
  try {
    read();
  } catch {
    throw new Fault(`${at} refers to the file ${file}, which cannot be read`);
  }
  return read;
}

function objectAt(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Fault(`${at} must be an object`);
}
