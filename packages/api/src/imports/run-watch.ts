import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import type { Actor } from '../platform/actor.ts';
import { Work } from '../platform/work.ts';
import { ImportStatus } from './import.enums.ts';
import type { ImportRun } from './import-run.entity.ts';
import { cancelled } from './reading/source-error.ts';
import { tellRun } from './run.service.ts';

const lookAgainMs = 1_000;

/**
 * Looks after a run while it goes on, beside the transaction that applies it: tells how many rows were read, and hears
 * when someone wants it to stop, whichever process that was said to.
 */
export class RunWatch {
  /** Rows read so far. */
  rows = 0;
  private told = 0;
  private readonly stopping = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  private isLooking = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly actor: Actor,
    private readonly run: ImportRun,
  ) {
    this.timer = setInterval(() => this.look(), lookAgainMs).unref();
  }

  /** Aborts, with a SourceError as the reason, when the run is to stop. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Ends the looking. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Whether someone wants the run to stop, as the database knows it now. */
  async isCancelled(): Promise<boolean> {
    const [row] = await this.dataSource.query('select cancel_wanted_at from import_run where id = $1', [this.run.id]);
    return row?.cancel_wanted_at != null;
  }

  private look(): void {
    if (this.isLooking) return;
    this.isLooking = true;
    // What goes wrong here goes wrong with the run as well, and is told there.
    this.looking = this.lookOnce()
      .catch(() => undefined)
      .finally(() => {
        this.isLooking = false;
      });
  }

  private async lookOnce(): Promise<void> {
    if (await this.isCancelled()) this.stopping.abort(cancelled());
    const { rows, run } = this;
    if (rows === this.told) return;
    this.told = rows;
    await Work.transact(this.dataSource, this.actor, { via: `import:${run.source}` }, async (work) => {
      await work.query(sql`
        update import_run set totals = jsonb_set(totals, '{rows}', to_jsonb(${rows}::integer))
        where id = ${run.id}::uuid and status = ${ImportStatus.RUNNING}`);
      await tellRun(work, run.id);
    });
  }
}
