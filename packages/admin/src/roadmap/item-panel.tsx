import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { messageOf } from '../app/client.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatDate } from '../ui/format.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './item-panel.module.css';
import { ItemDocument } from './item-query.ts';
import { ItemView } from './item-view.tsx';
import { instantOf } from './view.ts';

/** The item that the address names, beside whatever is on the screen; the list stays in use. */
export function ItemPanel() {
  const { item: identifier } = useSearch({ from: '/shell' });
  const navigate = useNavigate();
  const isPeek = useLocation().state.peek === true;
  const panel = useRef<HTMLDialogElement>(null);
  const close = () => void navigate({ to: '.', search: (before) => ({ ...before, item: undefined, tab: undefined }) });
  useEffect(() => {
    if (identifier !== undefined && !isPeek) panel.current?.focus();
  }, [identifier, isPeek]);
  useShortcuts(
    identifier === undefined ? [] : [{ keys: 'Escape', label: 'Close the item', group: 'Item', run: close }],
  );
  if (identifier === undefined) return null;
  return (
    <dialog open ref={panel} className={classes.panel} aria-label={`Item ${identifier}`} tabIndex={-1}>
      <OpenItem key={identifier} identifier={identifier} onClose={close} />
    </dialog>
  );
}

function OpenItem({ identifier, onClose }: { identifier: string; onClose: () => void }) {
  const { asOf: day } = useSearch({ strict: false }) as { asOf?: string };
  const asOf = instantOf({ asOf: day });
  const { data, loading, error, reload } = useLiveQuery(ItemDocument, { identifier, asOf });
  if (loading) return <LoadingRows rows={12} label={`Loading ${identifier}`} />;
  if (data?.roadmapItem) {
    return <ItemView item={data.roadmapItem} past={day ? formatDate(day) : undefined} onClose={onClose} />;
  }
  if (error) return <ErrorState message={messageOf(error)} onRetry={() => void reload()} />;
  return <EmptyState title={`There is no ${identifier}`}>It was deleted, or the link is not quite right.</EmptyState>;
}
