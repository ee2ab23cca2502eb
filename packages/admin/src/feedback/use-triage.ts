import { notifications } from '@mantine/notifications';
import { type ActionOutcome, allFaults, useAction } from '../app/use-action.ts';
import { useUndo } from '../app/use-undo.tsx';
import type { AssignmentOrigin } from '../gql/graphql.ts';
import { formatCount } from '../ui/format.ts';
import { nextAfter } from './queue.ts';
import { AssignDocument, DismissDocument, MarkDuplicateDocument, UnassignDocument } from './triage-query.ts';
import type { Queue } from './use-queue.ts';

/** A theme as it is picked. */
export interface ThemeChoice {
  slug: string;
  name: string;
}

export interface Assignment {
  /** The entries; the open one, or those that were chosen. */
  ids: string[];
  quote?: string;
  origin?: AssignmentOrigin;
  /** Stays with the entry instead of going on to the next. */
  stay?: boolean;
}

interface TriageOptions {
  queue: Queue;
  /** True while only what has no theme is listed. */
  unthemed: boolean;
  current: string | undefined;
  open: (id: string | undefined) => void;
}

const entriesWords = (count: number): string => (count === 1 ? 'The entry' : `${formatCount(count)} entries`);

/** What is done with entries: shown at once, put back when it is refused, and each with an undo. */
export function useTriage({ queue, unthemed, current, open }: TriageOptions) {
  const assigning = useAction(AssignDocument);
  const unassigning = useAction(UnassignDocument);
  const dismissing = useAction(DismissDocument);
  const marking = useAction(MarkDuplicateDocument);
  const offerUndo = useUndo();
  const busy = assigning.busy || unassigning.busy || dismissing.busy || marking.busy;

  const goOn = (ids: readonly string[]) => {
    if (current === undefined || !ids.includes(current)) return;
    const list = queue.entries.map(({ id }) => id);
    open(nextAfter(list, current, ids));
  };
  const refusalOf = (outcome: ActionOutcome<unknown>): string | null => (outcome.ok ? null : allFaults(outcome.faults));
  const refused = (outcome: ActionOutcome<unknown>): boolean => {
    const message = refusalOf(outcome);
    if (message !== null) notifications.show({ color: 'red', message });
    return message !== null;
  };
  const backTo = (ids: readonly string[]) => {
    queue.putBack(ids);
    open(ids[0]);
  };

  const assign = async (theme: ThemeChoice, { ids, quote, origin, stay = false }: Assignment) => {
    if (!stay) goOn(ids);
    if (unthemed) queue.take(ids, { stay });
    const input = { feedbackIds: ids, themeSlug: theme.slug };
    if (refused(await assigning.run({ input: { ...input, quote, origin } }))) return backTo(ids);
    offerUndo(`${entriesWords(ids.length)} → ${theme.name}`, async () => {
      const refusal = refusalOf(await unassigning.run({ input: { ...input, slip: true } }));
      if (refusal !== null) return refusal;
      backTo(ids);
      return true;
    });
  };

  const takeOff = async (theme: ThemeChoice, id: string, quote: string | null) => {
    const input = { feedbackIds: [id], themeSlug: theme.slug };
    if (refused(await unassigning.run({ input }))) return;
    offerUndo(
      `Taken out of ${theme.name}`,
      async () => refusalOf(await assigning.run({ input: { ...input, quote } })) ?? true,
    );
  };

  const dismiss = async (theme: ThemeChoice, id: string) => {
    if (refused(await dismissing.run({ input: { feedbackId: id, themeSlug: theme.slug } }))) return;
    offerUndo(`${theme.name} is not suggested here again`, async () => {
      const input = { feedbackIds: [id], themeSlug: theme.slug, slip: true };
      return refusalOf(await unassigning.run({ input })) ?? true;
    });
  };

  const markDuplicates = async (ids: string[], ofId: string) => {
    queue.take(ids);
    if (refused(await marking.run({ input: { feedbackIds: ids, ofId } }))) return queue.putBack(ids);
    const message = ids.length === 1 ? 'Marked as a duplicate' : `${formatCount(ids.length)} marked as duplicates`;
    offerUndo(message, async () => {
      const refusal = refusalOf(await marking.run({ input: { feedbackIds: ids, ofId: null } }));
      if (refusal !== null) return refusal;
      queue.putBack(ids);
      return true;
    });
  };

  const unmarkDuplicate = async (id: string, ofId: string) => {
    if (refused(await marking.run({ input: { feedbackIds: [id], ofId: null } }))) return;
    offerUndo(
      'It speaks for itself again',
      async () => refusalOf(await marking.run({ input: { feedbackIds: [id], ofId } })) ?? true,
    );
  };

  return { assign, takeOff, dismiss, markDuplicates, unmarkDuplicate, busy };
}

export type Triage = ReturnType<typeof useTriage>;
