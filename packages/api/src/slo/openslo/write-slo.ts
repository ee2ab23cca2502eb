import { createHash } from 'node:crypto';
import { Decimal } from 'decimal.js';
import { slugOf } from '../../platform/slug.ts';
import { BudgetingMethod, SliKind, WindowType } from '../slo.types.ts';
import { annotate, annotated } from './annotations.ts';
import { isDnsLabel } from './checks.ts';
import { draftsOf, type SloDraft, shareOf, textOr, usualCoverageFloor } from './drafts.ts';
import { shorthandCovering, shorthandOf } from './durations.ts';
import { indicatorFor, type SourceDraft } from './indicator.ts';
import type { OpenSloObject } from './judge-object.ts';
import { isMapping } from './judging.ts';
import { longestDescription, longestDisplayName } from './metadata.checks.ts';
import { objectivesOf } from './slo.checks.ts';

/** An objective as it is now, and what it came from. */
export interface SloRecord {
  now: SloDraft;
  /** The document that brought it and its place there; null for one that was made here. */
  kept: { document: OpenSloObject; position: number } | null;
  /** What is fetched for it where that was said here and not by its document. */
  source: SourceDraft | null;
}

/**
 * The documents that say what these objectives are now. All of them come from one document, or it is one that was made
 * here. What a document says and still holds is left as it came; several objectives stay one document unless one of
 * them has gone its own way in what they share.
 */
export function sloDocuments(records: readonly SloRecord[]): OpenSloObject[] {
  const document = records[0]?.kept?.document;
  if (document && stillOne(document, records)) return [overlaid(document, records)];
  return records.map(ownSloDocument);
}

/** A document that says what this one objective is now. */
export function ownSloDocument(record: SloRecord): OpenSloObject {
  if (!record.kept) return overlaid(freshDocument(record), [record]);
  const { document, position } = record.kept;
  if (objectivesOf(document.spec ?? {}).length === 1) return overlaid(document, [record]);
  const alone: OpenSloObject = structuredClone(document);
  alone.metadata.name = labelFor(record.now.slug);
  annotate(alone, { slug: null, name: null });
  alone.spec!.objectives = [objectivesOf(document.spec ?? {})[position]];
  return overlaid(alone, [record]);
}

/** A name that OpenSLO allows for a slug: itself where that is one. */
export function labelFor(slug: string): string {
  if (isDnsLabel(slug)) return slug;
  const plain = slug
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const mark = createHash('sha1').update(slug).digest('hex').slice(0, 8);
  return `${plain.slice(0, 54)}-${mark}`.replace(/^-+/, '');
}

/** What the objectives of one document have in common. */
function common({ now, source }: SloRecord): string {
  const { serviceSlug, description, userJourney, sliKind, window, windowType, budgetingMethod } = now;
  const settings = [now.calendarStart, now.timeZone, now.coverageFloor, source];
  return JSON.stringify([
    serviceSlug,
    description,
    userJourney,
    sliKind,
    window,
    windowType,
    budgetingMethod,
    ...settings,
  ]);
}

function stillOne(document: OpenSloObject, records: readonly SloRecord[]): boolean {
  const drafts = draftsOf(document);
  if (drafts.length === 1) return true;
  return (
    records.length === drafts.length &&
    records.every((record) => record.source === null && common(record) === common(records[0]!)) &&
    records.every(({ now }, index) => now.name === drafts[index]!.name && now.slug === drafts[index]!.slug)
  );
}

function freshDocument({ now, source }: SloRecord): OpenSloObject {
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: labelFor(now.slug) },
    spec: {
      service: now.serviceSlug,
      indicator: indicatorFor(now.slug, labelFor(now.slug), source),
      timeWindow: [{ duration: '1d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ target: 0.5 }],
    },
  };
}

function overlaid(document: OpenSloObject, records: readonly SloRecord[]): OpenSloObject {
  const written: OpenSloObject = structuredClone(document);
  const spec = written.spec!;
  const drafts = draftsOf(written);
  const [{ now, source }] = records as [SloRecord];
  const said = drafts[0]!;
  if (drafts.length === 1) writeName(written, said, now);
  if (said.serviceSlug !== now.serviceSlug) spec.service = now.serviceSlug;
  writeDescription(written, said.description, now.description);
  annotate(written, {
    ...(said.userJourney !== now.userJourney && { userJourney: now.userJourney }),
    ...(said.sliKind !== now.sliKind && { sliKind: now.sliKind === SliKind.OTHER ? null : now.sliKind }),
    ...(said.coverageFloor !== now.coverageFloor && {
      coverageFloor: now.coverageFloor === usualCoverageFloor ? null : now.coverageFloor,
    }),
  });
  writeWindow(written, said, now);
  spec.budgetingMethod = methodWords[now.budgetingMethod];
  for (const [index, record] of records.entries()) writeObjective(written, index, drafts[index]!, record.now);
  if (source) {
    spec.indicator = indicatorFor(now.slug, written.metadata.name, source);
    delete spec.indicatorRef;
    annotate(written, { step: source.step, lag: source.lag });
  }
  return written;
}

const methodWords: Record<BudgetingMethod, string> = {
  [BudgetingMethod.OCCURRENCES]: 'Occurrences',
  [BudgetingMethod.TIMESLICES]: 'Timeslices',
  [BudgetingMethod.RATIO_TIMESLICES]: 'RatioTimeslices',
};

function writeName(written: OpenSloObject, said: SloDraft, now: SloDraft): void {
  if (said.slug !== now.slug) annotate(written, { slug: slugOf(written.metadata.name) === now.slug ? null : now.slug });
  writeDisplayName(written, said.name, now.name);
}

/** Writes how an object is called; the whole of a name that OpenSLO has no room for goes into an annotation. */
export function writeDisplayName(written: OpenSloObject, said: string, now: string): void {
  if (said === now) return;
  if (now === written.metadata.name) delete written.metadata.displayName;
  else written.metadata.displayName = shortened(now, longestDisplayName);
  annotate(written, { name: [...now].length > longestDisplayName ? now : null });
}

/** Writes what an object is about; the whole of a text that OpenSLO has no room for goes into an annotation. */
export function writeDescription(written: OpenSloObject, said: string | null, now: string | null): void {
  if (said === now) return;
  written.spec ??= {};
  if (now) written.spec.description = shortened(now, longestDescription);
  else delete written.spec.description;
  annotate(written, { description: [...(now ?? '')].length > longestDescription ? now : null });
}

function shortened(text: string, longest: number): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}

function writeWindow(written: OpenSloObject, said: SloDraft, now: SloDraft): void {
  const keys = ['window', 'windowType', 'calendarStart', 'timeZone'] as const;
  if (keys.every((key) => said[key] === now[key])) return;
  const calendar = now.windowType === WindowType.CALENDAR;
  written.spec!.timeWindow = [
    {
      duration: shorthandCovering(now.window),
      isRolling: !calendar,
      ...(calendar && { calendar: { startTime: now.calendarStart, timeZone: now.timeZone } }),
    },
  ];
  annotate(written, { window: null });
  if (draftsOf(written)[0]!.window !== now.window) annotate(written, { window: now.window });
}

function writeObjective(written: OpenSloObject, index: number, said: SloDraft, now: SloDraft): void {
  const objective = (written.spec!.objectives as Record<string, unknown>[])[index]!;
  if (!new Decimal(shareOf(objective)).equals(now.objective)) {
    if (objective.targetPercent === undefined) objective.target = Number(now.objective);
    else objective.targetPercent = new Decimal(now.objective).times(100).toNumber();
  }
  if (said.timeSliceTarget !== now.timeSliceTarget && now.timeSliceTarget !== null)
    objective.timeSliceTarget = Number(now.timeSliceTarget);
  if (said.timeSliceWindow === now.timeSliceWindow || now.timeSliceWindow === null) return;
  objective.timeSliceWindow = shorthandCovering(now.timeSliceWindow);
  const exact = shorthandOf(now.timeSliceWindow) !== null && annotated(written, 'timeSliceWindow') === null;
  annotate(written, { timeSliceWindow: exact ? null : now.timeSliceWindow });
}

/** The Service document of a service as it is now; what a kept one says and still holds is left as it came. */
export function serviceDocument(
  now: { slug: string; name: string; description: string | null; tier: number | null; teamSlug: string | null },
  kept: OpenSloObject | null,
): OpenSloObject {
  const written: OpenSloObject = kept
    ? structuredClone(kept)
    : { apiVersion: 'openslo/v1', kind: 'Service', metadata: { name: labelFor(now.slug) }, spec: {} };
  const saidName = annotated(written, 'name') ?? (textOr(written.metadata.displayName) || written.metadata.name);
  writeDisplayName(written, saidName, now.name);
  const saidText =
    annotated(written, 'description') ?? (textOr(isMapping(written.spec) ? written.spec.description : '') || null);
  writeDescription(written, saidText, now.description);
  const name = slugOf(written.metadata.name);
  annotate(written, {
    slug: name === now.slug ? null : now.slug,
    tier: now.tier === null ? null : String(now.tier),
    team: now.teamSlug,
  });
  return written;
}
