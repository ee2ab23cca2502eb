import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { thisFile } from '../../platform/this-file.ts';
import type { EntryLesson, ThemeLesson } from './lessons.ts';
import type { Model } from './model.ts';
import type { Lecture } from './training.worker.ts';

/** A thread that learns, so that the service goes on answering meanwhile. */
export interface Training {
  /** Tells it more entries. */
  tell(entries: EntryLesson[]): void;
  /** That was all. Gives what it learnt; fails when the thread does or is stopped. */
  end(): Promise<Model>;
  /** Ends the thread. */
  stop(): void;
}

/** Starts a thread that learns to tell these themes apart. It does not keep the process alive. */
export function startTraining(themes: ThemeLesson[]): Training {
  const worker = workerOf('training.worker');
  worker.unref();
  const say = (lecture: Lecture) => worker.postMessage(lecture);
  const model = new Promise<Model>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The training was given up.')));
  });
  model.catch(() => undefined);
  say({ themes });
  return {
    tell: (entries) => say({ entries }),
    end: () => {
      say('all');
      return model;
    },
    stop: () => void worker.terminate(),
  };
}

/** A thread that runs the file of that name beside this one. Sources are run as they are, as in development and in tests. */
function workerOf(name: string): Worker {
  const here = thisFile()!;
  const file = path.join(path.dirname(here), name + path.extname(here));
  if (file.endsWith('.js')) return new Worker(file);
  const url = JSON.stringify(pathToFileURL(file));
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${url}); })`, {
    eval: true,
  });
}
