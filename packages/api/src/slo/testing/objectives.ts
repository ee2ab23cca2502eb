import type { Answer, World } from '../../testing/world.ts';

/** An interval and its events, in milliseconds since 1970. */
export interface Slice {
  from: number;
  to: number;
  good?: number | null;
  bad?: number | null;
  total: number;
}

/** What became of each measurement that was sent. */
export interface Recorded {
  results: { outcome: string; message: string | null }[];
  userErrors: { code: string; field: string[] | null }[];
  revision: string;
}

/** Midnight of a day, in milliseconds since 1970. */
export function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Makes a service through the API; its name is its slug. */
export async function saveService(world: World, slug: string): Promise<void> {
  await world.ask('mutation ($input: ServiceInput!) { serviceSave(input: $input) { revision } }', {
    input: { slug, name: slug },
  });
}

/** What `sloSave` takes, with values that it accepts. */
export function sloInput(slug: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const values = { serviceSlug: 'web', sliKind: 'AVAILABILITY', objective: 0.99, window: 'P30D' };
  return { slug, name: slug, ...values, ...overrides };
}

/** Makes an objective of the service `web` through the API. Throws when it is refused. */
export async function saveSlo(world: World, slug: string, overrides: Record<string, unknown> = {}): Promise<void> {
  const { data } = await world.ask(
    'mutation ($input: SloInput!) { sloSave(input: $input) { userErrors { message } } }',
    { input: sloInput(slug, overrides) },
  );
  if (data.sloSave.userErrors.length > 0) throw new Error(JSON.stringify(data.sloSave.userErrors));
}

/** Records measurements of an objective. */
export async function record(
  world: World,
  sloSlug: string,
  slices: readonly Slice[],
  source = 'probe',
): Promise<Recorded> {
  const measurements = slices.map(({ from, to, ...events }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...events,
  }));
  const { data, errors } = await world.ask(
    `mutation ($input: SliRecordInput!) { sliRecord(input: $input) {
      results { outcome message } revision userErrors { code field message } } }`,
    { input: { sloSlug, source, measurements } },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.sliRecord as Recorded;
}

/** The error budget of an objective at an instant; all its fields. */
export async function budgetOf(world: World, slug: string, asOf?: number): Promise<Answer['data']> {
  const { data, errors } = await world.ask(
    `query ($slug: String!, $asOf: DateTime) { slo(slug: $slug) { errorBudget(asOf: $asOf) {
      state windowStart windowEnd good total attainment consumed remaining exhaustsAt coverage measuredThrough } } }`,
    { slug, asOf: asOf === undefined ? undefined : new Date(asOf).toISOString() },
  );
  if (!data?.slo) throw new Error(JSON.stringify(errors));
  return data.slo.errorBudget;
}
