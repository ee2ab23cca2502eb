import path from 'node:path';
import { type HttpSources, httpSources } from './http-sources.ts';
import { requestSettings } from './request-settings.ts';
import { address, anyText, listOf, matching, oneOf, optional, setting, wholeNumber, yesOrNo } from './settings.ts';
import { signInFaults, signInSettings } from './sign-in-settings.ts';
import { tracesWanted } from './traces-wanted.ts';

/** Every environment variable that the service reads, in the order of `waymark help settings`. */
const settings = {
  port: setting('PORT', wholeNumber(0, 65_535), 4000, 'The port to listen on; 0 takes a free one.'),
  host: setting('HOST', anyText, '127.0.0.1', 'The address to listen on; 0.0.0.0 for all.'),
  databaseUrl: setting(
    'DATABASE_URL',
    optional(address('postgres://', 'postgresql://')),
    null,
    'A PostgreSQL server, 14 or newer. Without it the embedded one is used.',
    true,
  ),
  poolSize: setting('WAYMARK_DATABASE_CONNECTIONS', wholeNumber(2, 200), 16, 'The most connections to the database.'),
  dataDir: setting('WAYMARK_DATA_DIR', anyText, '.waymark', 'The folder of the embedded database.'),
  erasureList: setting(
    'WAYMARK_ERASURE_LIST',
    anyText,
    '.waymark.erased',
    'A file beside the database that names, by ids alone, what was erased, so that it stays erased in an earlier backup.',
  ),
  publicUrl: setting(
    'WAYMARK_PUBLIC_URL',
    optional(address('http://', 'https://')),
    null,
    'Where users reach the service; http://localhost:PORT without it.',
  ),
  bootstrapToken: setting(
    'WAYMARK_BOOTSTRAP_TOKEN',
    optional(matching(/^\S{16,200}$/, '16 to 200 characters without spaces')),
    null,
    'At start, makes sure that an ADMIN-scope token with this very secret exists.',
    true,
  ),
  anonymousRead: setting(
    'WAYMARK_ANONYMOUS_READ',
    yesOrNo,
    false,
    'Whether callers without a token may read as a VIEWER.',
  ),
  trustProxy: setting(
    'WAYMARK_TRUST_PROXY',
    yesOrNo,
    false,
    'Whether a proxy before the service is believed about the caller’s address and https.',
  ),
  logLevel: setting(
    'WAYMARK_LOG_LEVEL',
    oneOf('silent', 'error', 'warn', 'info', 'debug'),
    'info',
    'How much is logged.',
  ),
  currency: setting(
    'WAYMARK_CURRENCY',
    matching(/^[A-Z]{3}$/, 'three capital letters, e.g. EUR'),
    'EUR',
    'The organisation’s currency; revenue in others is kept and not summed.',
  ),
  subgraph: setting(
    'WAYMARK_SUBGRAPH',
    yesOrNo,
    false,
    'Whether the service is a subgraph for a gateway of Apollo Federation 2: `_service` and `_entities` are served too.',
  ),
  metricsPublic: setting('WAYMARK_METRICS_PUBLIC', yesOrNo, false, 'Whether /metrics is open to callers without READ.'),
  corsOrigins: setting(
    'WAYMARK_CORS_ORIGINS',
    listOf(address('http://', 'https://')),
    [],
    'Other origins whose pages may call the API.',
  ),
  maxBodyBytes: setting(
    'WAYMARK_MAX_BODY_BYTES',
    wholeNumber(1_000, 100_000_000),
    2_000_000,
    'The largest body of a GraphQL request, in bytes.',
  ),
  maxImportBytes: setting(
    'WAYMARK_MAX_IMPORT_BYTES',
    wholeNumber(1_000, 100_000_000_000),
    2_147_483_648,
    'The largest file of an import, unpacked, in bytes.',
  ),
  maxImportRowBytes: setting(
    'WAYMARK_MAX_IMPORT_ROW_BYTES',
    wholeNumber(1_000, 100_000_000),
    8_388_608,
    'The largest row of an import, in bytes.',
  ),
  maxImportCell: setting(
    'WAYMARK_MAX_IMPORT_CELL',
    wholeNumber(1_000, 100_000_000),
    1_000_000,
    'The longest cell of an import, in characters.',
  ),
  maxImportColumns: setting(
    'WAYMARK_MAX_IMPORT_COLUMNS',
    wholeNumber(1, 10_000),
    500,
    'The most columns of a file of an import.',
  ),
  maxImportDepth: setting(
    'WAYMARK_MAX_IMPORT_DEPTH',
    wholeNumber(2, 100),
    20,
    'The most levels of objects and lists in one value of an import.',
  ),
  maxTokens: setting(
    'WAYMARK_MAX_QUERY_TOKENS',
    wholeNumber(100, 100_000),
    10_000,
    'The most tokens in a GraphQL document.',
  ),
  maxDepth: setting(
    'WAYMARK_MAX_QUERY_DEPTH',
    wholeNumber(3, 100),
    20,
    'The deepest that a GraphQL document may nest fields.',
  ),
  maxCost: setting(
    'WAYMARK_MAX_QUERY_COST',
    wholeNumber(1_000, 10_000_000),
    200_000,
    'The most things that the answer to a GraphQL document may hold: its pages, multiplied with those they stand in.',
  ),
  ...requestSettings,
  answerBytes: setting(
    'WAYMARK_ANSWER_BYTES',
    wholeNumber(10_000, 10_000_000_000),
    64_000_000,
    'How much memory answers to queries may take that are kept for whoever asks the same, in bytes.',
  ),
  maxLiveConnections: setting(
    'WAYMARK_MAX_LIVE_CONNECTIONS',
    wholeNumber(0, 1_000_000),
    5_000,
    'The most subscribers at a time: sockets and streams of server-sent events.',
  ),
  persistedOperations: setting(
    'WAYMARK_PERSISTED_OPERATIONS',
    optional(anyText),
    null,
    'A JSON file of registered operations: documents by their sha256, which callers may then send instead.',
  ),
  maxCostPerMinute: setting(
    'WAYMARK_MAX_COST_PER_MINUTE',
    wholeNumber(1_000, 1_000_000_000),
    5_000_000,
    'The most things that the answers to one caller’s requests may hold in a minute; answers that need not be made anew are free.',
  ),
  ...signInSettings,
  sliSources: setting(
    'WAYMARK_SLI_SOURCES',
    httpSources,
    new Map() as HttpSources,
    'The Prometheus servers that objectives may be measured from, by name.',
    true,
  ),
  fetchSeconds: setting(
    'WAYMARK_FETCH_SECONDS',
    wholeNumber(0, 3_600),
    15,
    'How often this process looks for measurements to fetch from WAYMARK_SLI_SOURCES, in seconds; 0 never.',
  ),
  allowPrivateHosts: setting(
    'WAYMARK_ALLOW_PRIVATE_HOSTS',
    yesOrNo,
    false,
    'Whether the service may call private and local addresses.',
  ),
  measuresItself: setting(
    'WAYMARK_MEASURE_ITSELF',
    yesOrNo,
    false,
    'Whether the service records its own availability and latency each minute, as measurements of objectives of a service `waymark`.',
  ),
  stopSeconds: setting(
    'WAYMARK_STOP_SECONDS',
    wholeNumber(0, 600),
    10,
    'How long running requests may go on after a stop was asked for, in seconds.',
  ),
  url: setting(
    'WAYMARK_URL',
    optional(address('http://', 'https://')),
    null,
    'For the command line: the service to talk to. Without it and without a token, the one of this data folder.',
  ),
  token: setting('WAYMARK_TOKEN', optional(anyText), null, 'For the command line: the token to talk with.', true),
};

/** All settings, parsed once. */
export type Config = { readonly [K in keyof typeof settings]: (typeof settings)[K]['fallback'] } & {
  /** Whether traces are sent, as OpenTelemetry's own variables say. */
  readonly traces: boolean;
};

/** A setting with a value that is not allowed. The message is one line: name, value, what is allowed. */
export class ConfigError extends Error {}

/** Reads every setting from the environment. Throws ConfigError that names each wrong one. */
export function parseConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([key, each]) => {
    const text = environment[each.name];
    if (text === undefined || text === '') return [key, each.fallback];
    const value = each.kind.read(text, environment);
    const shown = 'secret' in each && each.secret ? 'The value' : JSON.stringify(text);
    const why = value === undefined && each.kind.fault?.(text, environment);
    const fault = why ? `is wrong: ${why}` : 'is not allowed';
    if (value === undefined) faults.push(`${each.name}: ${shown} ${fault}; it may be ${each.kind.allowed}.`);
    return [key, value];
  });
  const config = Object.fromEntries(entries) as Config;
  if (faults.length === 0) faults.push(...signInFaults(config));
  if (faults.length > 0) throw new ConfigError(faults.join(' '));
  const dataDir = path.resolve(config.dataDir);
  const isNamed = Boolean(environment[settings.erasureList.name]);
  return {
    ...config,
    traces: tracesWanted(environment),
    dataDir,
    erasureList: isNamed ? path.resolve(config.erasureList) : `${dataDir}.erased`,
  };
}

/** Every setting with its default and meaning, as lines for `waymark help settings`. */
export function describeSettings(): string[] {
  return Object.values(settings).flatMap(({ name, kind, fallback, describe }) => {
    const isEmpty = fallback === null || (Array.isArray(fallback) && fallback.length === 0) || fallback instanceof Map;
    const given = isEmpty ? 'not set' : String(fallback);
    return [`${name}  (${given})`, `    ${describe} Allowed: ${kind.allowed}.`];
  });
}
