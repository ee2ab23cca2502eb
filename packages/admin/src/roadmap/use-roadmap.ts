import { notifications } from '@mantine/notifications';
import { startTransition, useMemo, useOptimistic } from 'react';
import { useAction } from '../app/use-action.ts';
import { type Pages, usePages } from '../app/use-pages.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { afterMove, type Move } from './ranking.ts';
import { type ItemRow, MoveDocument, RoadmapDocument } from './roadmap-query.ts';
import { filterOf, orderOf, type RoadmapView } from './view.ts';
import { horizonWords } from './words.ts';

export interface RoadmapRows extends Pages<ItemRow> {
  /** Moves an item at once on the screen, and back if the server refuses. */
  move: (move: Move) => void;
}

/** The rows of a view, with moves that show before the server has answered. */
export function useRoadmap(view: RoadmapView): RoadmapRows {
  const pages = usePages(
    RoadmapDocument,
    { filter: filterOf(view), orderBy: orderOf(view) },
    (data) => data.roadmap.items,
  );
  const [nodes, showMove] = useOptimistic(pages.nodes, (rows, move: Move) => afterMove(rows, move));
  const { run } = useAction(MoveDocument);
  const announce = useAnnounce();

  return useMemo(() => {
    const move = (input: Move) =>
      startTransition(async () => {
        showMove(input);
        const outcome = await run({ input });
        const item = pages.nodes.find(({ id }) => id === input.id);
        if (outcome.ok) {
          await outcome.shown;
          announce(`${item?.identifier} moved${input.horizon ? ` to ${horizonWords[input.horizon]}` : ''}.`);
        } else {
          const message = outcome.faults.map((fault) => fault.message).join(' ');
          notifications.show({ color: 'red', title: `${item?.identifier} was not moved`, message });
        }
      });
    return { ...pages, nodes, move };
  }, [pages, nodes, showMove, run, announce]);
}
