import type { DataSource } from 'typeorm';
import { poolOf } from '../../platform/database/connection.ts';
import { type Reader, readerOf } from '../../platform/database/reader.ts';
import { currentRevision } from '../../platform/revision.ts';
import { entriesToLearn, newsSince, themesToLearn } from './lesson.reading.ts';
import type { Model } from './model.ts';
import { startTraining, type Training } from './training.ts';
import { type Making, Urgency, urgencyOf } from './urgency.rules.ts';

interface Learnt extends Making {
  model: Model;
  revision: number;
}

const patienceMs = 10_000;
const teachers = new WeakMap<DataSource, Teacher>();

/** The teacher of a database in this process. */
export function teacherOf(dataSource: DataSource): Teacher {
  const teacher = teachers.get(dataSource) ?? new Teacher(dataSource);
  teachers.set(dataSource, teacher);
  return teacher;
}

/** Keeps a model of the themes of one database as fresh as it needs to be. */
export class Teacher {
  private readonly db: Reader;
  private learnt: Learnt | null = null;
  private running: Promise<Learnt> | null = null;
  private training: Training | null = null;

  constructor(dataSource: DataSource) {
    this.db = readerOf(poolOf(dataSource));
  }

  /**
   * The model to answer from; one statement on `db` tells whether it is still the newest. What makes a difference is
   * learnt before, for ten seconds at most when there is an older model; what makes little is learnt meanwhile.
   */
  async model(db: Reader): Promise<Model> {
    const news = await newsSince(db, this.learnt?.revision ?? -1);
    if (!this.learnt) return (await this.learnUpTo(news?.revision ?? 0)).model;
    if (!news) return this.learnt.model;
    const urgency = urgencyOf(news, this.learnt, performance.now());
    if (urgency === Urgency.LATER) return this.learnt.model;
    const fresh = this.learnUpTo(news.revision);
    fresh.catch(() => undefined);
    const { model } =
      urgency === Urgency.NOW ? await Promise.race([fresh, after(patienceMs, this.learnt)]) : this.learnt;
    return model;
  }

  /** The model at hand, whatever was taught since; learns only when there is none. */
  async modelAtHand(db: Reader): Promise<Model> {
    return this.learnt ? this.learnt.model : this.model(db);
  }

  /** Gives up what is being learnt. */
  stop(): void {
    this.training?.stop();
  }

  /** Whoever comes while it learns waits for the same, and learns once more when that was begun too early. */
  private async learnUpTo(revision: number): Promise<Learnt> {
    for (;;) {
      this.running ??= this.learnAll().finally(() => {
        this.running = null;
      });
      const learnt = await this.running;
      if (learnt.revision >= revision) return learnt;
    }
  }

  private async learnAll(): Promise<Learnt> {
    const began = performance.now();
    const revision = await currentRevision(this.db);
    const themes = await themesToLearn(this.db);
    const training = startTraining(themes);
    this.training = training;
    let entries = 0;
    try {
      for await (const portion of entriesToLearn(this.db, idsOf(themes))) {
        training.tell(portion);
        entries += portion.length;
      }
      const model = await training.end();
      const at = performance.now();
      this.learnt = { model, revision, entries, ms: at - began, at };
      return this.learnt;
    } finally {
      training.stop();
      this.training = null;
    }
  }
}

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, value).unref();
  });
}
