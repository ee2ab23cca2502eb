import { useNavigate, useParams } from '@tanstack/react-router';
import { messageOf } from '../app/client.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { ItemDocument } from './item-query.ts';
import { ItemView } from './item-view.tsx';

/** One item on a page of its own. */
export function ItemPage() {
  const { identifier } = useParams({ from: '/shell/items/$identifier' });
  const navigate = useNavigate();
  const { data, loading, error, reload } = useLiveQuery(ItemDocument, { identifier });
  if (loading) return <LoadingRows rows={12} label={`Loading ${identifier}`} />;
  const item = data?.roadmapItem;
  if (item) {
    return (
      <>
        <title>{`${item.identifier} ${item.title} · Waymark`}</title>
        <ItemView item={item} isPage onClose={() => void navigate({ to: '/roadmap' })} />
      </>
    );
  }
  if (error) return <ErrorState message={messageOf(error)} onRetry={() => void reload()} />;
  return <EmptyState title={`There is no ${identifier}`}>It was deleted, or the link is not quite right.</EmptyState>;
}
