import type { Reader } from '../platform/database/reader.ts';
import { valuesOf } from '../settings/threshold.ts';
import type { Checklist } from './check.types.ts';
import { checklistOf } from './checklist.rules.ts';
import { doneCheckOf } from './done-check.rules.ts';
import type { RoadmapItem } from './item.entity.ts';
import { doneFactsOf, readinessFactsOf, waiversOf } from './item-facts.ts';
import { mostPersonWeeks, readinessOf } from './readiness.rules.ts';

/** The readiness of each of these items: a fixed number of statements. */
export async function readinessesOf(db: Reader, items: readonly RoadmapItem[]): Promise<Checklist[]> {
  const facts = await readinessFactsOf(db, items);
  const waivers = await waiversOf(db, items);
  const { limit } = await valuesOf(db, { limit: mostPersonWeeks });
  return items.map(({ id }, index) => checklistOf(readinessOf(facts[index]!, limit), waivers.get(id) ?? []));
}

/** The done check of each of these items at an instant: a fixed number of statements. */
export async function doneChecksOf(db: Reader, items: readonly RoadmapItem[], at: Date): Promise<Checklist[]> {
  const facts = await doneFactsOf(db, items, at);
  const waivers = await waiversOf(db, items);
  return items.map(({ id }, index) => checklistOf(doneCheckOf(facts[index]!), waivers.get(id) ?? []));
}
