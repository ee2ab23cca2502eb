import { parentPort } from 'node:worker_threads';
import { learn } from './learn.ts';
import type { EntryLesson, Lessons } from './lessons.ts';
import { buffersOf } from './model.ts';

/** What the thread is told: the themes first, then entries in portions, then that this was all. */
export type Lecture = { themes: Lessons['themes'] } | { entries: EntryLesson[] } | 'all';

const lessons: Lessons = { themes: [], entries: [] };

parentPort!.on('message', (lecture: Lecture) => {
  if (lecture === 'all') {
    const model = learn(lessons);
    parentPort!.postMessage(model, buffersOf(model));
    parentPort!.close();
  } else if ('themes' in lecture) {
    lessons.themes = lecture.themes;
  } else {
    lessons.entries.push(...lecture.entries);
  }
});
