import sql, { type Sql } from 'sql-template-tag';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from './actor.ts';
import { type Entity, tableOf } from './database/columns.ts';
import { DomainError, isPassing, refusal, refusalFromDatabase, UserErrorCode } from './errors.ts';
import type { PassingRow } from './row.ts';

/** How a Work came to be: from the client, through the API, or by an import of a source. */
export type Via = 'ui' | 'api' | `import:${string}`;

/** What is recorded with a Work. `at` may be dated back by an import, and where a whole history is told in its order. */
export interface WorkNote {
  via: Via;
  reason?: string | null;
  decisionId?: string | null;
  at?: Date;
}

type Required<T, K extends keyof T> = { [P in K]?: T[P] | null };

/** One transaction by one actor. Every function that writes takes it first; only `transact` and `within` make one. */
export class Work {
  private constructor(
    readonly actor: Actor,
    readonly note: WorkNote,
    /** For what `take`, `save` and `query` do not cover, e.g. COPY; it is bound to this transaction. */
    readonly manager: EntityManager,
  ) {}

  /** The instant at which what it does becomes true: now, unless it is dated back. */
  get at(): Date {
    return this.note.at ?? new Date();
  }

  /**
   * Runs `act` in one transaction and records it. Gives what `act` gave and the revision: a new one when anything
   * was written, else the present one. A refusal or a fault undoes everything. A deadlock or a serialisation
   * failure is tried again, three times in all.
   */
  static async transact<T>(
    dataSource: DataSource,
    actor: Actor,
    note: WorkNote,
    act: (work: Work) => Promise<T>,
  ): Promise<{ result: T; revision: number }> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await dataSource.transaction((manager) => Work.within(manager, actor, note, act));
      } catch (error) {
        if (attempt < 3 && isPassing(error)) continue;
        throw refusalFromDatabase(error) ?? error;
      }
    }
  }

  /** Runs `act` as a Work within a transaction that is open already, and records it; nothing is tried again. */
  static async within<T>(
    manager: EntityManager,
    actor: Actor,
    note: WorkNote,
    act: (work: Work) => Promise<T>,
  ): Promise<{ result: T; revision: number }> {
    const work = new Work(actor, { ...note }, manager);
    await manager.query('select open_work()');
    const result = await act(work);
    return { result, revision: await work.close() };
  }

  /**
   * Runs `act` as a Work of its own within this transaction, whose changes became true at `at`. For imports of history:
   * what this Work itself writes is recorded after it. Other Works wait from the first such one to the commit, so
   * whatever `act` would wait for is to be locked before.
   */
  async dated(at: Date, act: () => Promise<void>): Promise<void> {
    const [outer] = await this.query<{ id: string; wrote: string }>(sql`
      select current_setting('waymark.work') as id, current_setting('waymark.wrote') as wrote, open_work()`);
    const { reason } = this.note;
    await act();
    await this.close(at);
    this.note.reason = reason;
    await this.query(sql`
      select set_config('waymark.work', ${outer!.id}, true), set_config('waymark.wrote', ${outer!.wrote}, true)`);
  }

  private async close(at: Date | null = this.note.at ?? null): Promise<number> {
    const kind = this.actor.kind === 'ANONYMOUS' ? 'SYSTEM' : this.actor.kind;
    const { reason = null, decisionId = null, via } = this.note;
    const [row] = await this.query<{ revision: number }>(
      sql`select close_work(${kind}, ${this.actor.id}::uuid, ${via}, ${reason}, ${decisionId}::uuid, ${at}::timestamptz) as revision`,
    );
    return row!.revision;
  }

  /** The rows of a statement inside this transaction. */
  async query<R = unknown>(statement: Sql): Promise<R[]> {
    const result: unknown = await this.manager.query(statement.text, statement.values as unknown[]);
    return (
      Array.isArray(result) && Array.isArray(result[0]) && typeof result[1] === 'number' ? result[0] : result
    ) as R[];
  }

  /**
   * Locks the row and gives it. Refuses NOT_FOUND, naming `field`, and STALE_VERSION when `version` is given and
   * another's change came in between.
   */
  async take<T extends PassingRow>(entity: Entity<T>, id: string, version?: number | null, field = 'id'): Promise<T> {
    const row = await this.find(entity, { id } as Partial<T>, true);
    if (!row) throw refusal(UserErrorCode.NOT_FOUND, `There is no ${entity.name} with this id.`, field);
    const present = (row as { version?: number }).version;
    if (version != null && present !== version) {
      throw refusal(
        UserErrorCode.STALE_VERSION,
        `It was changed in between: version ${version} was read, version ${present} is the present one.`,
        'version',
      );
    }
    return row;
  }

  /** The one row with these values, or null. `lock` keeps others from changing it until the end of the Work. */
  async find<T extends PassingRow>(entity: Entity<T>, where: Partial<T>, lock = false): Promise<T | null> {
    return this.manager.findOne(entity as never, {
      where: where as never,
      ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
    }) as Promise<T | null>;
  }

  /** All rows with these values, in no particular order. */
  async list<T extends PassingRow>(entity: Entity<T>, where: Partial<T>): Promise<T[]> {
    return this.manager.find(entity as never, { where: where as never }) as unknown as Promise<T[]>;
  }

  /**
   * Copies the changes that a caller sent onto the row: what is left out stays, null clears. Refuses null for a
   * column that is required, all such fields at once.
   */
  change<T extends PassingRow>(row: T, changes: Required<T, keyof T>): T {
    const metadata = this.manager.connection.getMetadata(row.constructor);
    const issues = [];
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) continue;
      const column = metadata.findColumnWithPropertyName(key);
      if (value === null && column && !column.isNullable) {
        issues.push({ code: UserErrorCode.REQUIRED, message: `${key} cannot be cleared.`, field: [key] });
      } else {
        (row as Record<string, unknown>)[key] = value;
      }
    }
    if (issues.length > 0) throw new DomainError(issues);
    return row;
  }

  /** A new row of this entity with these values, not saved yet. */
  make<T extends PassingRow>(entity: Entity<T>, values: Partial<T>): T {
    return Object.assign(Object.create(entity.prototype as object) as T, values);
  }

  /** Writes the row. When it has a `version` and any of its columns changed, the version rises by one. */
  async save<T extends PassingRow>(row: T): Promise<T> {
    if (row.id && 'version' in row && (await this.differs(row))) raiseVersion(row, this.at);
    return this.manager.save(row as never, { transaction: false }) as unknown as Promise<T>;
  }

  private async differs(row: PassingRow): Promise<boolean> {
    const stored = await this.find(row.constructor as Entity<PassingRow>, { id: row.id });
    if (!stored) return false;
    const { columns } = this.manager.connection.getMetadata(row.constructor);
    return columns
      .filter((column) => column.isUpdate)
      .some((column) => JSON.stringify(column.getEntityValue(row)) !== JSON.stringify(column.getEntityValue(stored)));
  }

  /** Raises the version of a row because one of its parts changed. */
  async touch<T extends PassingRow & { version: number }>(row: T): Promise<T> {
    raiseVersion(row, this.at);
    return this.manager.save(row as never, { transaction: false }) as unknown as Promise<T>;
  }

  /** Deletes the row; its last version stays in the history. */
  async remove<T extends PassingRow>(row: T): Promise<void> {
    await this.query(sql`delete from ${tableOf(row.constructor as Entity)} where id = ${row.id}::uuid`);
  }

  /** Keeps other Works that ask for the same word waiting until this one ends; for what no row lock covers. */
  async alone(word: string): Promise<void> {
    await this.query(sql`select pg_advisory_xact_lock(7461, hashtext(${word}))`);
  }
}

function raiseVersion(row: PassingRow & { version?: unknown; updatedAt?: unknown }, at: Date): void {
  row.version = Number(row.version) + 1;
  if ('updatedAt' in row) row.updatedAt = at;
}
