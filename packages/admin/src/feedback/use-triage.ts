import { notifications } from '@mantine/notifications';
import { type ActionOutcome, useAction } from '../app/use-action.ts';
import type { AssignmentOrigin } from '../gql/graphql.ts';
import { formatCount } from '../ui/format.ts';
import { nextAfter } from './queue.ts';
import { AssignDocument, DismissDocument, MarkDuplicateDocument, UnassignDocument } from './triage-query.ts';
import { useOfferUndo } from './use-offer-undo.tsx';
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
  const offerUndo = useOfferUndo();
  const busy = assigning.busy || unassigning.busy || dismissing.busy || marking.busy;

  const goOn = (ids: readonly string[]) => {
    if (current === undefined || !ids.includes(current)) return;
    const list = queue.entries.map(({ id }) => id);
    open(nextAfter(list, current, ids));
  };
  const refused = (outcome: ActionOutcome<unknown>): boolean => {
    if (outcome.ok) return false;
    notifications.show({ color: 'red', message: outcome.faults.map(({ message }) => message).join(' ') });
    return true;
  };
  const backTo = (ids: readonly string[]) => {
    queue.putBack(ids);
    open(ids.length === 1 || !current || !ids.includes(current) ? ids[0] : current);
  };

  const assign = async (theme: ThemeChoice, { ids, quote, origin, stay = false }: Assignment) => {
    const leaves = unthemed && !stay;
    if (leaves) {
      goOn(ids);
      queue.take(ids);
    } else if (!stay) goOn(ids);
    const input = { feedbackIds: ids, themeSlug: theme.slug };
    if (refused(await assigning.run({ input: { ...input, quote, origin } }))) {
      if (leaves) backTo(ids);
      return;
    }
    offerUndo(`${entriesWords(ids.length)} → ${theme.name}`, async () => {
      if (refused(await unassigning.run({ input: { ...input, slip: true } }))) return;
      if (!stay) backTo(ids);
    });
  };

  const takeOff = async (theme: ThemeChoice, id: string, quote: string | null) => {
    const input = { feedbackIds: [id], themeSlug: theme.slug };
    if (refused(await unassigning.run({ input }))) return;
    offerUndo(`Taken out of ${theme.name}`, async () => {
      refused(await assigning.run({ input: { ...input, quote } }));
    });
  };

  const dismiss = async (theme: ThemeChoice, id: string) => {
    if (refused(await dismissing.run({ input: { feedbackId: id, themeSlug: theme.slug } }))) return;
    offerUndo(`${theme.name} is not suggested here again`, async () => {
      refused(await unassigning.run({ input: { feedbackIds: [id], themeSlug: theme.slug, slip: true } }));
    });
  };

  const markDuplicates = async (ids: string[], ofId: string) => {
    queue.take(ids);
    if (refused(await marking.run({ input: { feedbackIds: ids, ofId } }))) {
      queue.putBack(ids);
      return;
    }
    offerUndo(
      ids.length === 1 ? 'Marked as a duplicate' : `${formatCount(ids.length)} marked as duplicates`,
      async () => {
        if (!refused(await marking.run({ input: { feedbackIds: ids, ofId: null } }))) queue.putBack(ids);
      },
    );
  };

  const unmarkDuplicate = async (id: string, ofId: string) => {
    if (refused(await marking.run({ input: { feedbackIds: [id], ofId: null } }))) return;
    offerUndo('It speaks for itself again', async () => {
      refused(await marking.run({ input: { feedbackIds: [id], ofId } }));
    });
  };

  return { assign, takeOff, dismiss, markDuplicates, unmarkDuplicate, busy };
}

export type Triage = ReturnType<typeof useTriage>;
