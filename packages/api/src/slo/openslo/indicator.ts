import { Duration } from 'luxon';
import { annotated } from './annotations.ts';
import { textOr } from './drafts.ts';
import { isoOf, isShorthand } from './durations.ts';
import type { OpenSloObject } from './judge-object.ts';
import { isMapping } from './judging.ts';

/** What is fetched for an objective, and from where. */
export interface SourceDraft {
  connection: string;
  goodQuery: string | null;
  badQuery: string | null;
  totalQuery: string;
  step: string;
  lag: string | null;
}

/** A source that a document names, or why nothing can be fetched by it. Both null where it names none. */
export interface Sourcing {
  source: SourceDraft | null;
  note: string | null;
}

const speaksPromql = /^(prometheus|mimir|thanos|cortex|victoriametrics)$/i;
const none: Sourcing = { source: null, note: null };

/**
 * What is to be fetched for an objective of a document by its indicator: of a ratio its queries, of a precomputed ratio
 * and of a threshold one event for each step. `connections` are those that are configured.
 */
export function sourcingOf(
  slo: OpenSloObject,
  objective: Record<string, unknown>,
  metrics: Record<string, unknown> | null,
  connections: readonly string[],
): Sourcing {
  if (!metrics || connections.length === 0) return none;
  const queries = queriesOf(metrics, objective);
  if (!queries) return none;
  const types = queries.sources.map(({ type }) => textOr(type)).filter((type) => type !== '');
  if (!types.every((type) => speaksPromql.test(type))) return none;
  const named = [...new Set(queries.sources.map(({ metricSourceRef }) => textOr(metricSourceRef)))];
  if (named.length > 1)
    return { source: null, note: `Its queries go to several sources, ${named.join(' and ')}; nothing is fetched.` };
  const wanted = named[0] ?? '';
  const connection = wanted === '' && connections.length === 1 ? connections[0]! : wanted;
  if (!connections.includes(connection)) {
    return {
      source: null,
      note: `No connection called "${wanted}" is configured (there are ${connections.join(', ')}); nothing is fetched.`,
    };
  }
  const fault = queryFault(queries);
  if (fault) return { source: null, note: fault };
  const step = stepOf(slo, objective, queries.texts);
  if (!step)
    return {
      source: null,
      note: `How long a step is cannot be told from its queries; nothing is fetched. Say it in the annotation waymark.dev/step, e.g. 1m.`,
    };
  const { goodQuery, badQuery, totalQuery } = queries;
  const guessed =
    wanted === ''
      ? `It names no source; it is fetched from "${connection}", the only connection that is configured.`
      : null;
  return {
    source: { connection, goodQuery, badQuery, totalQuery, step, lag: isoFrom(annotated(slo, 'lag')) },
    note: guessed,
  };
}

interface Queries {
  goodQuery: string | null;
  badQuery: string | null;
  totalQuery: string;
  texts: string[];
  counter: boolean;
  sources: Record<string, unknown>[];
}

function queriesOf(metrics: Record<string, unknown>, objective: Record<string, unknown>): Queries | null {
  const source = (part: unknown) => (isMapping(part) && isMapping(part.metricSource) ? part.metricSource : null);
  const query = (part: unknown) => {
    const spec = source(part)?.spec;
    return isMapping(spec) ? textOr(spec.query).trim() : '';
  };
  const ratio = isMapping(metrics.ratioMetric) ? metrics.ratioMetric : null;
  const single = ratio ? ratio.raw : metrics.thresholdMetric;
  const parts = single === undefined && ratio ? [ratio.good ?? ratio.bad, ratio.total] : [single];
  const texts = parts.map(query);
  const sources = parts.map(source).filter((each) => each !== null);
  if (texts.includes('')) return null;
  const [first, second] = texts as [string, string];
  const base = { goodQuery: null, badQuery: null, texts, sources, counter: false };
  if (single === undefined && ratio) {
    const counter = ratio.counter === true;
    return { ...base, counter, [ratio.good === undefined ? 'badQuery' : 'goodQuery']: first, totalQuery: second };
  }
  const eachStep = { ...base, totalQuery: `(${first}) * 0 + 1` };
  if (ratio) return { ...eachStep, [ratio.rawType === 'failure' ? 'badQuery' : 'goodQuery']: first };
  const operators: Record<string, string> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };
  const compared = operators[textOr(objective.op)];
  if (!compared || typeof objective.value !== 'number') return null;
  return { ...eachStep, goodQuery: `(${first}) ${compared} bool ${objective.value}` };
}

function queryFault({ counter, texts }: Queries): string | null {
  if (!counter || texts.every((text) => /\bincrease\s*\(/.test(text))) return null;
  return 'Its queries are counters that grow for ever; nothing is fetched. Write the increase of a step, as in sum(increase(requests_total[1m])).';
}

function stepOf(slo: OpenSloObject, objective: Record<string, unknown>, texts: string[]): string | null {
  const said = isoFrom(annotated(slo, 'step'));
  if (said) return said;
  const ranges = new Set(
    texts.flatMap((text) => [...text.matchAll(/\[(\d+[smhd])(?::[^\]]*)?\]/g)].map((match) => match[1]!)),
  );
  const [range] = ranges;
  if (ranges.size === 1 && range) return range.endsWith('s') ? `PT${range.slice(0, -1)}S` : isoFrom(range);
  return ranges.size === 0 ? isoFrom(textOr(objective.timeSliceWindow)) : null;
}

function isoFrom(text: string | null): string | null {
  if (!text) return null;
  if (isShorthand(text)) return isoOf(text);
  return Duration.fromISO(text).isValid ? text : null;
}

/** The indicator of an objective that is fetched or, without a source, of one whose measurements are sent here. */
export function indicatorFor(slug: string, name: string, source: SourceDraft | null): Record<string, unknown> {
  const metric = (part: string, query: string | null) => ({
    metricSource: source
      ? { metricSourceRef: source.connection, type: 'Prometheus', spec: { query } }
      : { type: 'Waymark', spec: { slo: slug, events: part } },
  });
  const numerator = source?.badQuery
    ? { bad: metric('bad', source.badQuery) }
    : { good: metric('good', source?.goodQuery ?? null) };
  const total = metric('total', source?.totalQuery ?? null);
  return { metadata: { name }, spec: { ratioMetric: { counter: false, ...numerator, total } } };
}
