import type { HttpSource } from '../../platform/http-sources.ts';
import { OutboundError, outbound } from '../../platform/outbound.ts';

/** Values by the instant of their evaluation, in milliseconds; only finite ones. */
export type Points = ReadonlyMap<number, number>;

/** Why a query was not answered, in words that hold no secret. */
export class QueryError extends Error {
  constructor(
    message: string,
    /** Whether asking for less at a time may help. */
    readonly tooMuch = false,
  ) {
    super(message);
  }
}

const mostBytes = 32 * 1024 ** 2;
const longestError = 300;

/** What a range of steps is asked with. Instants are in milliseconds. */
export interface RangeQuery {
  query: string;
  start: number;
  end: number;
  stepMs: number;
}

/**
 * Evaluates a query at each step from start to end, both included. NaN, infinities and steps without a value are left
 * out. Refuses a query that gives several series, since one number for each step is wanted.
 */
export async function queryRange(
  source: HttpSource,
  { query, start, end, stepMs }: RangeQuery,
  { allowPrivateHosts, signal }: { allowPrivateHosts: boolean; signal?: AbortSignal },
): Promise<Points> {
  const { headers, hide } = credentials(source);
  const form = { query, start: String(start / 1_000), end: String(end / 1_000), step: String(stepMs / 1_000) };
  try {
    const { status, body } = await outbound({
      url: `${source.url}/api/v1/query_range`,
      method: 'POST',
      headers: { ...headers, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      allowPrivateHosts: allowPrivateHosts || source.allowPrivateHosts,
      timeoutMs: source.timeoutMs,
      mostBytes,
      signal,
    });
    return pointsFrom(status, body);
  } catch (error) {
    if (error instanceof QueryError) throw new QueryError(hide(error.message), error.tooMuch);
    if (!(error instanceof OutboundError)) throw error;
    const tooMuch = error.reason === 'TIME' || error.reason === 'SIZE';
    throw new QueryError(hide(faults[error.reason](source)), tooMuch);
  }
}

const faults: Record<OutboundError['reason'], (source: HttpSource) => string> = {
  ADDRESS: () =>
    'its address is private or local, and neither allowPrivateHosts nor WAYMARK_ALLOW_PRIVATE_HOSTS allows that',
  TIME: ({ timeoutMs }) => `it did not answer within ${timeoutMs / 1_000} seconds`,
  SIZE: () => `its answer is larger than ${mostBytes} bytes`,
  NETWORK: () => 'it cannot be reached',
};

/** The headers by which the source knows us, and what takes their values out of a text. */
function credentials(source: HttpSource): { headers: Record<string, string>; hide: (text: string) => string } {
  let headers: Record<string, string>;
  try {
    headers = source.headers();
  } catch {
    throw new QueryError('the file of a secret cannot be read');
  }
  const secrets = Object.values(headers).flatMap((value) => [value, value.replace(/^(Bearer|Basic) /, '')]);
  const hide = (text: string) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '…'), text);
  return { headers, hide };
}

function pointsFrom(status: number, body: string): Points {
  const answer = parsed(body);
  if (status === 200 && answer?.status === 'success') return pointsOf(answer.data);
  if (status >= 300 && status < 400)
    throw new QueryError(`it answered ${status}, a redirect; redirects are not followed`);
  if (status === 401 || status === 403)
    throw new QueryError(`it answered ${status}: it does not accept our credentials`);
  const said = typeof answer?.error === 'string' ? `: ${answer.error.slice(0, longestError)}` : '';
  const tooMuch = [429, 502, 503, 504].includes(status) || /too many samples|maximum resolution|timed out/i.test(said);
  throw new QueryError(`it answered ${status}${said}`, tooMuch);
}

interface Answer {
  status?: unknown;
  error?: unknown;
  data?: unknown;
}

function parsed(body: string): Answer | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? (value as Answer) : null;
  } catch {
    return null;
  }
}

function pointsOf(data: unknown): Points {
  const { resultType, result } = (data ?? {}) as { resultType?: unknown; result?: unknown };
  if (resultType !== 'matrix' || !Array.isArray(result))
    throw new QueryError('its answer is no range of values; is it Prometheus?');
  if (result.length > 1) throw new QueryError(`the query gives ${result.length} series; sum them, as in sum(…)`);
  const values = (result[0] as { values?: unknown } | undefined)?.values ?? [];
  if (!Array.isArray(values)) throw new QueryError('its answer holds no values; is it Prometheus?');
  const points = new Map<number, number>();
  for (const pair of values) {
    const [at, value] = Array.isArray(pair) ? pair : [];
    const number = typeof value === 'string' ? Number(value) : Number.NaN;
    if (typeof at === 'number' && Number.isFinite(number)) points.set(Math.round(at * 1_000), number);
  }
  return points;
}
