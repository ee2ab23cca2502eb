import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { DateTime, Duration } from 'luxon';

function textScalar<T>(
  name: string,
  description: string,
  parse: (text: string) => T | null,
  serialize: (value: unknown) => string,
): GraphQLScalarType {
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) throw new GraphQLError(`${JSON.stringify(value)?.slice(0, 80)} is no ${name}. ${description}`);
    return parsed;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
  });
}

// Years with four digits: what lies outside of them, databases and programs write in ways of their own.
const firstMs = Date.parse('0001-01-01T00:00:00Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');

const instant = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;

/** An instant with an offset, in the years 1 to 9999; a Date inside. */
export const InstantScalar = textScalar(
  'DateTime',
  'An instant: RFC 3339 with an offset, e.g. 2026-11-22T09:00:00Z.',
  (text) => {
    const at = instant.test(text) ? DateTime.fromISO(text.toUpperCase()) : null;
    return at?.isValid && at.toMillis() >= firstMs && at.toMillis() <= lastMs ? at.toJSDate() : null;
  },
  (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
);

/** Whether the text is a day that exists, as YYYY-MM-DD; there was no year 0. */
export function isCalendarDate(text: string): boolean {
  return /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** A calendar date; a text inside, so that no time zone touches it. */
export const CalendarDateScalar = textScalar(
  'Date',
  'A calendar date, YYYY-MM-DD. It never passes through a time zone.',
  (text) => (isCalendarDate(text) ? text : null),
  String,
);

/** A length of time; an ISO 8601 text inside. */
export const DurationScalar = textScalar(
  'Duration',
  'An ISO 8601 duration: P28D, PT1H.',
  (text) => (text.length < 60 && Duration.fromISO(text).isValid ? text : null),
  String,
);

/** The number of a commit, as a text: opaque to callers. */
export const RevisionScalar = textScalar(
  'Revision',
  'Opaque, increases with every commit that changes anything that can be read. Equal revisions mean equal answers, but for what depends on the clock.',
  (text) => (/^\d{1,15}$/.test(text) ? Number(text) : null),
  String,
);

/** An absolute http or https address; a text inside. */
export const UrlScalar = textScalar(
  'URL',
  'An absolute address, http or https.',
  (text) => (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null),
  String,
);

/** Any JSON value. */
export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description: 'Any JSON value.',
  specifiedByURL: null,
});
