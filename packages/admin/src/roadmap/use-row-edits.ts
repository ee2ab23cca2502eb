import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useClient } from 'urql';
import { messageOf } from '../app/client.ts';
import { useLive } from '../app/live.tsx';
import { useUndo } from '../app/use-undo.tsx';
import { graphql } from '../gql/gql.ts';
import { UpdateItemDocument } from './item-query.ts';
import type { ItemRow } from './roadmap-query.ts';
import type { Changes, RowChange } from './row-changes.ts';

const VersionDocument = graphql(`
  query ItemVersion($id: ID!) {
    roadmapItem(id: $id) {
      id
      version
    }
  }
`);

const atOnce = 4;
type Saved = { revision?: string; refusal?: string };

/** Calls `act` for each entry, some at the same time, and answers in their order. */
async function forEach<Entry, Answer>(
  entries: readonly Entry[],
  act: (entry: Entry) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < entries.length; at = next++) answers[at] = await act(entries[at]!);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

/**
 * Saves a change of one or many items and loads the screen again once. Another's change of other parts does not stand in
 * the way; what is refused is named, and the rest can be taken back.
 */
export function useRowEdits(): (items: ItemRow[], change: RowChange) => Promise<void> {
  const client = useClient();
  const { refresh } = useLive();
  const offerUndo = useUndo();

  const send = useCallback(
    async (id: string, version: number, changes: Changes, again = true): Promise<Saved> => {
      const { data, error } = await client
        .mutation(UpdateItemDocument, { input: { id, version, ...changes } })
        .toPromise();
      if (!data) return { refusal: error ? messageOf(error) : 'No answer.' };
      const { revision, userErrors } = data.roadmapItemUpdate;
      if (again && userErrors.some(({ code }) => code === 'STALE_VERSION')) {
        const now = await client.query(VersionDocument, { id }, { requestPolicy: 'network-only' }).toPromise();
        const latest = now.data?.roadmapItem?.version;
        if (latest !== undefined) return send(id, latest, changes, false);
      }
      return { revision, refusal: userErrors.map(({ message }) => message).join(' ') || undefined };
    },
    [client],
  );
  const saveAll = useCallback(
    async (items: ItemRow[], changesOf: (item: ItemRow) => Changes) => {
      const saved = await forEach(items, (item) => send(item.id, item.version, changesOf(item)));
      await refresh(saved.findLast(({ revision }) => revision !== undefined)?.revision);
      return saved.flatMap(({ refusal }, index) => (refusal ? [{ item: items[index]!, refusal }] : []));
    },
    [send, refresh],
  );

  return useCallback(
    async (items, change) => {
      const refused = await saveAll(items, change.write);
      if (refused.length > 0) {
        const title = `${refused.map(({ item }) => item.identifier).join(', ')} not changed`;
        const message = [...new Set(refused.map(({ refusal }) => refusal))].join(' ');
        notifications.show({ color: 'red', title, message });
      }
      const out = new Set(refused.map(({ item }) => item.id));
      const done = items.filter(({ id }) => !out.has(id));
      if (done.length === 0) return;
      const words =
        done.length === 1 ? `${done[0]?.identifier}: ${change.label}` : `${done.length} items: ${change.label}`;
      offerUndo(words, async () => {
        const stuck = await saveAll(done, change.back);
        return stuck.length === 0 || stuck.map(({ item, refusal }) => `${item.identifier}: ${refusal}`).join(' ');
      });
    },
    [saveAll, offerUndo],
  );
}
