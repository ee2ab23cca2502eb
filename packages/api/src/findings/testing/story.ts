import type { Sql } from 'sql-template-tag';
import { systemActor } from '../../platform/actor.ts';
import { Work } from '../../platform/work.ts';
import { type MadeItem, makeItem, mutate, takeItemTo } from '../../testing/factories.ts';
import type { World } from '../../testing/world.ts';

/** How a finding comes about, and how it goes away. */
export interface Story {
  rule: string;
  /** Where a waiver names what the finding is about. */
  link: 'itemIds' | 'themeIds' | 'sloIds' | 'teamSlugs' | 'periodIds' | 'northStarIds' | 'decisionIds';
  /** Brings it about. Gives the id of what it is about (for a team its slug too), and what ends it. */
  begin(world: World): Promise<{ id: string; slug?: string; end(): Promise<unknown> }>;
  severity: string;
  /** That it was true before it was written, for its story begins long ago or before all others. */
  older?: true;
  message: RegExp;
  because: RegExp[];
}

let count = 0;

/** A word that nothing else has been called by. */
export function fresh(word: string): string {
  count += 1;
  return `${word} ${count}`;
}

/** A mutation that has to be done; gives its payload. */
export async function done(world: World, name: string, type: string, fields: string, input: object) {
  const payload = await mutate(world, name, type, fields, input);
  if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`);
  return payload;
}

/** A new item, taken step by step to a status. */
export async function itemAt(world: World, steps: string[], overrides: object = {}): Promise<MadeItem> {
  return takeItemTo(world, await makeItem(world, overrides), ...steps);
}

/** The item with other fields than before. */
export function edit(world: World, item: MadeItem, changes: object): Promise<{ roadmapItem: MadeItem }> {
  const input = { id: item.id, version: item.version, ...changes };
  const fields = 'roadmapItem { id identifier version }';
  return done(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', fields, input);
}

/** A write that became true so many days ago, as an import may date it back. */
export async function daysAgo(world: World, days: number, ...statements: Sql[]): Promise<void> {
  const at = new Date(Date.now() - days * 86_400_000);
  await Work.transact(world.dataSource, systemActor, { via: 'import:test', at }, async (work) => {
    for (const statement of statements) await work.query(statement);
  });
}

/** The calendar day so many days from now, in UTC. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
