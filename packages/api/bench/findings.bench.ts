import { findingsOf } from '../src/findings/finding.reading.ts';
import { questionsOf } from '../src/findings/questions.ts';
import { poolOf } from '../src/platform/database/connection.ts';
import { readerOf } from '../src/platform/database/reader.ts';
import { onGround } from './ground.ts';
import { median, printTable } from './report.ts';
import { reviewSize, seedReview } from './review-seed.ts';
import { seed, size } from './seed.ts';

const rounds = 15;
/** What all of them together may take, in milliseconds. */
const most = 150;

/** What each question that crosses the graph takes over a large roadmap, and all of them together. */
export async function findingsBench(): Promise<void> {
  await onGround(async ({ dataSource }) => {
    const large = { ...size, items: 2_000, themes: 400 };
    await seed(dataSource, large);
    await seedReview(dataSource);
    const reading = () => ({ db: readerOf(poolOf(dataSource)), readAt: new Date(), asOf: null });
    const rows: [string, number, string][] = [];
    for (const question of questionsOf()) {
      const [took, found] = await timed(() => findingsOf(reading(), [question]));
      rows.push([question.rule, took, String(found)]);
    }
    const [all, found] = await timed(() => findingsOf(reading(), questionsOf()));
    rows.push([`all together (at most ${most})`, all, String(found)]);
    console.log(
      `${large.items} items, ${large.themes} themes, ${reviewSize.slos} SLOs, ${large.feedback} entries; middle of ${rounds}`,
    );
    printTable(['question', 'ms', 'findings'], rows);
    if (all > most) process.exitCode = 1;
  });
}

async function timed(act: () => Promise<unknown[]>): Promise<[number, number]> {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    found = (await act()).length;
    times.push(performance.now() - began);
  }
  return [median(times), found];
}
