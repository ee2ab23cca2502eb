import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Change {
  at: string;
  item: string;
  change: string;
  to?: unknown;
}

/** What a history says of one item at one time, in the words of a roadmap. */
export interface State {
  status: string;
  labels: string[];
  team: string | null;
  milestones: Record<string, string>;
}

/** A history of real items: each change gives the item's state from then on. */
export interface History {
  /** Every item, with what became true of it and when, in order. */
  items: Map<string, { at: Date; state: State }[]>;
  /** The states as rows of an import, in the order of time. */
  rows: object[];
}

type Facts = Record<string, string>;

/** Reads one of the histories in testdata. Changes of one item at one instant are one state. */
export function historyOf(set: 'kubernetes-keps' | 'edge-status'): History {
  const stateOf = set === 'edge-status' ? featureState : proposalState;
  const file = path.join(__dirname, '../../../testdata', set, 'history.ndjson');
  const facts = new Map<string, Facts>();
  const items: History['items'] = new Map();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { at, item, change, to } = JSON.parse(line) as Change;
    const known = { ...facts.get(item), ...factsOf(change, to) };
    facts.set(item, known);
    const states = items.get(item) ?? [];
    const next = { at: new Date(at), state: stateOf(known) };
    if (states.at(-1)?.at.getTime() === next.at.getTime()) states.pop();
    items.set(item, [...states, next]);
  }
  const rows = [...items].flatMap(([item, states]) => states.map((one) => rowOf(item, one)));
  return { items, rows: rows.sort((one, other) => one.changedAt.localeCompare(other.changedAt)) };
}

function factsOf(change: string, to: unknown): Facts {
  if (typeof to === 'object' && to !== null) return to as Facts;
  if (change === 'removed') return { state: 'removed' };
  return { [change === 'added' ? 'state' : change]: String(to ?? '') };
}

function rowOf(externalId: string, { at, state }: { at: Date; state: State }) {
  const milestones = Object.entries(state.milestones).map(([title, value]) => ({ title, value }));
  const { status, labels, team } = state;
  return {
    externalId,
    title: externalId,
    kind: 'FEATURE',
    changedAt: at.toISOString(),
    status,
    labels,
    team,
    milestones,
  };
}

function proposalState(facts: Facts): State {
  const word = facts.status ?? '';
  const stages = Object.entries(facts).filter(([name]) => name.startsWith('milestone.'));
  const told = ['status', 'stage', 'latest-milestone'].filter((name) => facts[name]);
  return {
    status: statusOf(word.replace('imlpemented', 'implemented'), [
      [/^provisional/, 'DISCOVERY'],
      [/^implemente?able/, 'COMMITTED'],
      [/^implemented$/, 'DONE'],
      [/^implemented|^alpha/, 'RELEASED'],
      [/^deferred/, 'PAUSED'],
      [/^removed/, 'STOPPED'],
      [/./, 'DECLINED'],
    ]),
    labels: told.map((name) => `${name}: ${facts[name]}`),
    team: facts['owning-sig'] || null,
    milestones: Object.fromEntries(
      stages.map(([name, version]) => [name.slice('milestone.'.length), version || 'unsaid']),
    ),
  };
}

function featureState(facts: Facts): State {
  const word = facts.state ?? '';
  const told = ['state', 'priority'].filter((name) => facts[name]);
  return {
    status: statusOf(word.toLowerCase(), [
      [/^removed/, 'STOPPED'],
      [/^researching/, 'DISCOVERY'],
      [/^in development/, 'IN_PROGRESS'],
      [/^(in )?preview|^ie developer/, 'RELEASED'],
      [/^not|^no plans|^deprecated/, 'DECLINED'],
      [/^(shipped|supported|prefixed|partial|provided)/, 'DONE'],
    ]),
    labels: told.map((name) => `${name}: ${(facts[name] ?? '').replaceAll(/[;|]/g, ',')}`),
    team: null,
    milestones: {},
  };
}

function statusOf(word: string, words: [RegExp, string][]): string {
  return words.find(([form]) => form.test(word))?.[1] ?? 'PROPOSED';
}

/** What was true of every item at an instant; items that there were not yet are missing. */
export function stateAt({ items }: History, at: Date): Record<string, State> {
  const found = [...items].map(([item, states]) => [item, states.findLast((one) => one.at <= at)?.state]);
  return Object.fromEntries(found.filter(([, state]) => state !== undefined));
}

/** Numbers in 0..1 that are the same in every run. */
export function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}
