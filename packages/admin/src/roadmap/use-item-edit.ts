import { startTransition, useOptimistic } from 'react';
import { useClient } from 'urql';
import { faultAt, useAction } from '../app/use-action.ts';
import type { RoadmapItemUpdateInput } from '../gql/graphql.ts';
import type { Save, SaveOutcome } from '../ui/save-outcome.ts';
import { type ItemDetail, ItemDocument, UpdateItemDocument } from './item-query.ts';

type Changes = Omit<RoadmapItemUpdateInput, 'id' | 'version'>;

/** One editable part of an item: how it is read, sent, and shown before the server has answered. */
export interface Part<Value> {
  field: keyof Changes;
  read: (item: ItemDetail) => Value;
  write: (value: Value) => Changes;
  show?: (value: Value) => Partial<ItemDetail>;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The item as it will be once the edits under way are saved, and how to save one more. */
export function useItemEdit(item: ItemDetail) {
  const client = useClient();
  const { run } = useAction(UpdateItemDocument);
  const [shown, show] = useOptimistic(item, (before, change: Partial<ItemDetail>) => ({ ...before, ...change }));

  const latest = async (): Promise<ItemDetail | undefined> => {
    const answer = await client
      .query(ItemDocument, { identifier: item.identifier }, { requestPolicy: 'network-only' })
      .toPromise();
    return answer.data?.roadmapItem ?? undefined;
  };

  const send = async <Value>(part: Part<Value>, value: Value, overTheirs: boolean) => {
    const changes = part.write(value);
    const first = await run({ input: { id: item.id, version: item.version, ...changes } });
    if (first.ok || !first.faults.some(({ code }) => code === 'STALE_VERSION')) return { outcome: first };
    const now = await latest();
    if (!now) return { outcome: first };
    // Someone else changed another part: ours still says what it was meant to say.
    if (overTheirs || same(part.read(now), part.read(item)) || same(part.read(now), value)) {
      return { outcome: await run({ input: { id: item.id, version: now.version, ...changes } }) };
    }
    return { outcome: first, theirs: part.read(now) };
  };

  /** Saves one part; a stale version is tried again by itself unless someone changed that very part. */
  const saving =
    <Value>(part: Part<Value>): Save<Value> =>
    (value, options) =>
      new Promise<SaveOutcome<Value>>((resolve) => {
        startTransition(async () => {
          if (part.show) show(part.show(value));
          const answer = await send(part, value, options?.overTheirs ?? false);
          if (answer.outcome.ok) {
            await answer.outcome.shown;
            resolve({ kind: 'saved' });
          } else if (answer.theirs !== undefined) {
            resolve({ kind: 'conflict', theirs: answer.theirs });
          } else {
            const { faults } = answer.outcome;
            const message = faultAt(faults, part.field) ?? faults.map((fault) => fault.message).join(' ');
            resolve({ kind: 'refused', message });
          }
        });
      });

  return { shown, saving };
}
