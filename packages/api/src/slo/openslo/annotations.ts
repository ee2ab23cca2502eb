import type { OpenSloObject } from './judge-object.ts';
import { isMapping } from './judging.ts';

/** The annotations by which an objective keeps what OpenSLO has no field for. */
export const annotation = {
  slug: 'waymark.dev/slug',
  name: 'waymark.dev/name',
  description: 'waymark.dev/description',
  userJourney: 'waymark.dev/user-journey',
  sliKind: 'waymark.dev/sli-kind',
  coverageFloor: 'waymark.dev/coverage-floor',
  window: 'waymark.dev/window',
  timeSliceWindow: 'waymark.dev/time-slice-window',
  step: 'waymark.dev/step',
  lag: 'waymark.dev/lag',
  tier: 'waymark.dev/tier',
  team: 'waymark.dev/team',
} as const;

/** The value of an annotation of an object; null when it has none. */
export function annotated(object: OpenSloObject, key: keyof typeof annotation): string | null {
  const all = object.metadata.annotations;
  const value = isMapping(all) ? all[annotation[key]] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Sets or, for null, takes away annotations of an object in place. */
export function annotate(
  object: OpenSloObject,
  changes: Partial<Record<keyof typeof annotation, string | null>>,
): void {
  const all: Record<string, unknown> = isMapping(object.metadata.annotations) ? { ...object.metadata.annotations } : {};
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete all[annotation[key as keyof typeof annotation]];
    else all[annotation[key as keyof typeof annotation]] = value;
  }
  if (Object.keys(all).length > 0) object.metadata.annotations = all;
  else delete object.metadata.annotations;
}
