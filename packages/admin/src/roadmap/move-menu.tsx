import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowUpBar, IconCheck, IconDots } from '@tabler/icons-react';
import { horizons } from './board-columns.ts';
import type { Move, Ranked } from './ranking.ts';
import { horizonWords } from './words.ts';

interface MoveMenuProps {
  item: Ranked & { identifier: string };
  previous: Ranked | undefined;
  next: Ranked | undefined;
  /** The first of the list that the item stands in. */
  first: Ranked | undefined;
  onMove: (move: Move) => void;
}

/** The same moves as by dragging, as words. */
export function MoveMenu({ item, previous, next, first, onMove }: MoveMenuProps) {
  const { id, horizon } = item;
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={`Move ${item.identifier} to…`}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Move to</Menu.Label>
        {horizons.map((other) => (
          <Menu.Item
            key={other}
            disabled={other === horizon}
            rightSection={other === horizon && <IconCheck size={14} aria-hidden />}
            onClick={() => onMove({ id, horizon: other })}
          >
            {horizonWords[other]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowUpBar size={14} aria-hidden />}
          disabled={!previous || !first}
          onClick={() => first && onMove({ id, beforeId: first.id })}
        >
          First here
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={14} aria-hidden />}
          disabled={!previous}
          onClick={() => previous && onMove({ id, beforeId: previous.id })}
        >
          Up
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={14} aria-hidden />}
          disabled={!next || next.rank === null}
          onClick={() => next && onMove({ id, afterId: next.id })}
        >
          Down
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
