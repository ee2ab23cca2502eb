import { LRUCache } from 'lru-cache';
import sql from 'sql-template-tag';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { LiveEvents } from '../platform/live/live-events.ts';
import type { Signals } from '../platform/live/signals.ts';
import { currentRevision } from '../platform/revision.ts';
import { ChangeEvent } from './change-event.entity.ts';
import { mostEvents, type RoadmapChange } from './roadmap-change.types.ts';

/** Every rise of the revision from now on, with what changed. */
export async function roadmapChanges({ db, signals }: Context): Promise<LiveEvents<RoadmapChange>> {
  let seen = await currentRevision(db);
  let told = seen;
  const listen = (ring: () => void) =>
    signals.on('waymark_revision', (revision) => {
      told = Math.max(told, Number(revision));
      ring();
    });
  return new LiveEvents(listen, async () => {
    if (told <= seen) return null;
    const [from, to] = [seen, told];
    seen = to;
    const events = await eventsBetween(db, signals, from, to);
    // What hangs on an event is read with the rights of each subscriber, so none may share the row.
    return { revision: to, events: events.map((event) => ({ ...event })) };
  });
}

const shared = new WeakMap<Signals, LRUCache<string, Promise<ChangeEvent[]>>>();

/** Many subscribers ask for the same stretch at the same moment: it is read once. */
function eventsBetween(db: Reader, signals: Signals, from: number, to: number): Promise<ChangeEvent[]> {
  const known = shared.get(signals) ?? new LRUCache({ max: 100 });
  shared.set(signals, known);
  const key = `${from} ${to}`;
  const reading =
    known.get(key) ??
    db.query<ChangeEvent>(sql`
      select ${columnsOf(ChangeEvent)} from ${tableOf(ChangeEvent)} t
      where t.revision > ${from} and t.revision <= ${to} order by t.revision, t.position limit ${mostEvents}`);
  known.set(key, reading);
  reading.catch(() => known.delete(key));
  return reading;
}
