import { type Issue, UserErrorCode } from '../../platform/errors.ts';
import { dayMs, lengthOf } from '../window.rules.ts';
import type { SliSourceInput } from './sli-source.input.ts';

/** How long a measurement is where nobody says. */
export const usualStep = 'PT1M';
/** How long after its end a step is asked for where nobody says. */
export const usualLag = 'PT2M';
const longestQuery = 10_000;

/**
 * What is wrong with a source as it was sent, all of it. `connections` are those that are configured, `slice` is how
 * long the slices of the objective are, null when events are counted.
 */
export function sourceIssues(input: SliSourceInput, connections: readonly string[], slice: string | null): Issue[] {
  const issues: Issue[] = [];
  const refuse = (field: keyof SliSourceInput, code: UserErrorCode, message: string) =>
    void issues.push({ code, message, field: ['sliSource', field] });
  if (!connections.includes(input.connection)) {
    const there = connections.length > 0 ? `there are ${connections.join(', ')}` : 'none is';
    refuse(
      'connection',
      UserErrorCode.NOT_FOUND,
      `No source called ${JSON.stringify(input.connection)} is configured in WAYMARK_SLI_SOURCES; ${there}.`,
    );
  }
  const given = (['goodQuery', 'badQuery'] as const).filter((field) => input[field] != null);
  if (given.length === 0)
    refuse('goodQuery', UserErrorCode.REQUIRED, 'Neither goodQuery nor badQuery is given; give one of them.');
  if (given.length === 2)
    refuse('badQuery', UserErrorCode.INVALID, 'goodQuery and badQuery are both given; give one of them.');
  for (const field of [...given, 'totalQuery'] as const) {
    const length = input[field]!.trim().length;
    if (length === 0) refuse(field, UserErrorCode.REQUIRED, `${field} is blank.`);
    if (length > longestQuery)
      refuse(
        field,
        UserErrorCode.LIMIT_EXCEEDED,
        `${field} has ${length} characters; at most ${longestQuery} are allowed.`,
      );
  }
  const step = lengthOf(input.step ?? usualStep);
  if (!(step >= 1_000 && step <= dayMs && step % 1_000 === 0)) {
    refuse('step', UserErrorCode.INVALID, `The step is ${input.step}; it may be PT1S to P1D in whole seconds.`);
  } else if (slice && lengthOf(slice) % step !== 0) {
    refuse(
      'step',
      UserErrorCode.INVALID,
      `The step is ${input.step ?? usualStep}; it must fit a whole number of times into a slice, which is ${slice}.`,
    );
  }
  const lag = lengthOf(input.lag ?? usualLag);
  if (!(lag >= 0 && lag <= dayMs))
    refuse('lag', UserErrorCode.INVALID, `The lag is ${input.lag}; it may be PT0S to P1D.`);
  return issues;
}
