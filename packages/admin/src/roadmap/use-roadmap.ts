import { notifications } from '@mantine/notifications';
import { startTransition, useMemo, useOptimistic } from 'react';
import { type ActionOutcome, allFaults, useAction } from '../app/use-action.ts';
import { type Pages, usePages } from '../app/use-pages.ts';
import { useUndo } from '../app/use-undo.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { afterMove, type Move, wayBack } from './ranking.ts';
import { type ItemRow, MoveDocument, RoadmapDocument } from './roadmap-query.ts';
import { patched, type RowChange } from './row-changes.ts';
import { useRowEdits } from './use-row-edits.ts';
import { filterOf, instantOf, orderOf, type RoadmapView } from './view.ts';
import { horizonWords } from './words.ts';

export interface RoadmapRows extends Pages<ItemRow> {
  /** Moves an item at once on the screen, and back if the server refuses. */
  move: (move: Move) => void;
  /** Changes items at once on the screen, and those back that the server refuses. */
  edit: (items: ItemRow[], change: RowChange) => void;
}

type Shown = { move: Move } | { items: ItemRow[]; change: RowChange };

/** What the rows of a view are asked with. */
export function variablesOf(view: RoadmapView) {
  return {
    filter: filterOf(view),
    orderBy: orderOf(view),
    asOf: instantOf(view),
    withInputs: view.group === 'input',
    withPeriods: view.group === 'period',
  };
}

const refusalOf = (outcome: ActionOutcome<unknown>): string => (outcome.ok ? '' : allFaults(outcome.faults));

/** The rows of a view, with moves and edits that show before the server has answered and can be taken back. */
export function useRoadmap(view: RoadmapView): RoadmapRows {
  const pages = usePages(RoadmapDocument, variablesOf(view), (data) => data.roadmap.items);
  const [nodes, show] = useOptimistic(pages.nodes, (rows, shown: Shown) =>
    'move' in shown ? afterMove(rows, shown.move) : patched(rows, shown.items, shown.change),
  );
  const { run } = useAction(MoveDocument);
  const edits = useRowEdits();
  const announce = useAnnounce();
  const offerUndo = useUndo();

  return useMemo(() => {
    const move = (input: Move) =>
      startTransition(async () => {
        show({ move: input });
        const item = pages.nodes.find(({ id }) => id === input.id);
        const outcome = await run({ input });
        if (!outcome.ok) {
          const title = `${item?.identifier} was not moved`;
          return void notifications.show({ color: 'red', title, message: refusalOf(outcome) });
        }
        await outcome.shown;
        const words = `${item?.identifier} moved${input.horizon ? ` to ${horizonWords[input.horizon]}` : ''}`;
        announce(`${words}.`);
        const back = wayBack(input.id, pages.nodes);
        if (back) {
          offerUndo(words, async () => {
            const undone = await run({ input: back });
            return undone.ok || refusalOf(undone);
          });
        }
      });
    const edit = (items: ItemRow[], change: RowChange) =>
      startTransition(async () => {
        show({ items, change });
        await edits(items, change);
      });
    return { ...pages, nodes, move, edit };
  }, [pages, nodes, show, run, edits, announce, offerUndo]);
}
