import { ActionIcon, CopyButton, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconDots, IconLink, IconTrash, IconX } from '@tabler/icons-react';
import { useSession } from '../app/session.tsx';
import { useAction } from '../app/use-action.ts';
import classes from './item-panel.module.css';
import { DeleteItemDocument, type ItemDetail } from './item-query.ts';
import { KindLabel } from './labels.tsx';
import { TransitionMenu } from './transition-menu.tsx';

/** The item's key, its status with where it may go, a link to it, and the way out. */
export function ItemBar({ item, onClose }: { item: ItemDetail; onClose: () => void }) {
  const { may } = useSession();
  const { run } = useAction(DeleteItemDocument);
  const address = `${window.location.origin}/roadmap?item=${item.identifier}`;

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
      <TransitionMenu item={item} />
      <div className={classes.tools}>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy the link'}>
              <ActionIcon aria-label={copied ? 'Link copied' : 'Copy the link'} onClick={copy}>
                {copied ? <IconCheck size={16} /> : <IconLink size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        {may('PLAN') && item.status === 'PROPOSED' && (
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon aria-label="More">
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
        <ActionIcon aria-label="Close the item" onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </div>
    </div>
  );
}
