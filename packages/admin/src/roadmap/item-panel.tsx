import { Drawer } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { messageOf } from '../app/client.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './item-panel.module.css';
import { ItemDocument } from './item-query.ts';
import { ItemView } from './item-view.tsx';

/** The item that the address names, beside whatever is on the screen. */
export function ItemPanel() {
  const { item: identifier } = useSearch({ from: '/shell' });
  const navigate = useNavigate();
  const close = () => void navigate({ to: '.', search: (before) => ({ ...before, item: undefined }) });
  return (
    <Drawer.Root
      opened={identifier !== undefined}
      onClose={close}
      position="right"
      size={600}
      padding={0}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={`Item ${identifier ?? ''}`}>
        <Drawer.Body>{identifier && <OpenItem key={identifier} identifier={identifier} onClose={close} />}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function OpenItem({ identifier, onClose }: { identifier: string; onClose: () => void }) {
  const { data, loading, error, reload } = useLiveQuery(ItemDocument, { identifier });
  if (loading) return <LoadingRows rows={12} label={`Loading ${identifier}`} />;
  if (data?.roadmapItem) return <ItemView item={data.roadmapItem} onClose={onClose} />;
  if (error) return <ErrorState message={messageOf(error)} onRetry={() => void reload()} />;
  return <EmptyState title={`There is no ${identifier}`}>It was deleted, or the link is not quite right.</EmptyState>;
}
