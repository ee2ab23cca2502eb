import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconMaximize, IconTrash, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ShareMenu } from '../app/share-menu.tsx';
import { useAction } from '../app/use-action.ts';
import classes from './item-panel.module.css';
import { DeleteItemDocument, type ItemDetail, ItemDocument } from './item-query.ts';
import { KindLabel, StatusLabel } from './labels.tsx';
import { TransitionMenu } from './transition-menu.tsx';

interface ItemBarProps {
  item: ItemDetail;
  isPage: boolean;
  readOnly: boolean;
  onClose: () => void;
}

/** The item's key, its status with where it may go, what takes it along, and the way out. */
export function ItemBar({ item, isPage, readOnly, onClose }: ItemBarProps) {
  const { run } = useAction(DeleteItemDocument);
  const remove = async () => {
    const outcome = await run({ input: { id: item.id } });
    if (outcome.ok) {
      onClose();
      notifications.show({ message: `${item.identifier} was deleted` });
    } else {
      const message = outcome.faults.map((fault) => fault.message).join(' ');
      notifications.show({ color: 'red', title: `${item.identifier} was not deleted`, message });
    }
  };

  return (
    <div className={classes.bar}>
      <span className={classes.key}>{item.identifier}</span>
      <KindLabel kind={item.kind} short />
      {readOnly ? <StatusLabel status={item.status} /> : <TransitionMenu item={item} />}
      <div className={classes.tools}>
        <ShareMenu document={ItemDocument} variables={{ identifier: item.identifier }} />
        {!readOnly && item.status === 'PROPOSED' && (
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon size="lg" aria-label="More">
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Only a proposed item can be deleted</Menu.Label>
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => void remove()}>
                Delete {item.identifier}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        {!isPage && (
          <Tooltip label="Open as a page">
            <ActionIcon
              size="lg"
              aria-label="Open as a page"
              renderRoot={(props) => (
                <Link to="/items/$identifier" params={{ identifier: item.identifier }} {...props} />
              )}
            >
              <IconMaximize size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        {!isPage && (
          <ActionIcon size="lg" aria-label="Close the item" onClick={onClose}>
            <IconX size={17} />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}
