import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Lessons } from '../src/feedback/suggestions/lessons.ts';
import { type Model, suggestThemes } from '../src/feedback/suggestions/model.ts';
import { startTraining } from '../src/feedback/suggestions/training.ts';
import { fewOfEach, type Labelled, type LabelledSet, labelledSets, shuffled } from './labelled.ts';
import { printTable } from './report.ts';
import { auroc, calibrationError } from './scores.ts';

/** How a model did with texts that it did not learn from. */
interface Marks {
  right: number;
  amongFive: number;
  calibrationError: number;
  auroc: number | null;
  trainingSeconds: number;
  blockedMs: number;
  askedMs: number;
}

/**
 * How well themes are suggested: 80 to 20 by a fixed seed, a fifth of the themes held out as foreign, and five examples
 * a theme by three seeds; and what it costs. More sets are named with `--set=FILE,text=COLUMN+COLUMN,theme=COLUMN`.
 */
export async function suggestionsBench(options: readonly string[]): Promise<void> {
  for (const { name, texts } of labelledSets(options)) {
    console.log(`Suggesting themes for ${texts.length} texts of ${name}`);
    printTable(
      [
        'suggestions',
        'first right',
        'among five',
        'calibration error',
        'AUROC none fits',
        'training s',
        'blocked ms',
        'asking ms',
      ],
      await rowsOf({ name, texts }),
    );
  }
}

async function rowsOf({ texts }: LabelledSet): Promise<(string | number)[][]> {
  const cut = Math.round(texts.length * 0.8);
  const mixed = shuffled(texts, 7);
  const foreign = new Set(
    shuffled([...new Set(texts.map(({ theme }) => theme))].sort(), 3).filter((_, at) => at % 5 === 0),
  );
  const known = mixed.filter(({ theme }) => !foreign.has(theme));
  const knownCut = Math.round(known.length * 0.8);
  const others = mixed.filter(({ theme }) => foreign.has(theme));
  const rows = [
    row('80 : 20', await marksOf(mixed.slice(0, cut), mixed.slice(cut))),
    row('a fifth of the themes foreign', await marksOf(known.slice(0, knownCut), known.slice(knownCut), others)),
    row('all, for the time', await marksOf(mixed, mixed.slice(0, 1_000))).map((cell, at) =>
      at > 0 && at < 5 ? '' : cell,
    ),
  ];
  for (const seed of [1, 2, 3]) {
    const [few, rest] = fewOfEach(texts, 5, seed);
    rows.push(row(`five a theme, seed ${seed}`, await marksOf(few, rest)));
  }
  return rows;
}

function row(name: string, marks: Marks): (string | number)[] {
  const { right, amongFive, trainingSeconds, blockedMs, askedMs } = marks;
  const share = (value: number | null): string => value?.toFixed(3) ?? '';
  return [
    name,
    share(right),
    share(amongFive),
    share(marks.calibrationError),
    share(marks.auroc),
    trainingSeconds,
    blockedMs,
    askedMs,
  ];
}

async function marksOf(
  shown: readonly Labelled[],
  asked: readonly Labelled[],
  foreign: readonly Labelled[] = [],
): Promise<Marks> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const model = await learnt(shown);
  const trainingSeconds = (performance.now() - began) / 1_000;
  delay.disable();
  const askedAt = performance.now();
  const answers = asked.map(({ text, theme }) => ({ theme, ...suggestThemes(model, text, 5) }));
  const askedMs = (performance.now() - askedAt) / asked.length;
  const isFirst = answers.map(({ theme, suggestions }) => suggestions[0]?.themeId === theme);
  const isThere = answers.filter(({ theme, suggestions }) => suggestions.some(({ themeId }) => themeId === theme));
  const confidences = answers.map(({ suggestions }) => suggestions[0]?.confidence ?? 0);
  const outside = foreign.map(({ text }) => suggestThemes(model, text, 1).noneFits);
  return {
    right: isFirst.filter(Boolean).length / asked.length,
    amongFive: isThere.length / asked.length,
    calibrationError: calibrationError(confidences, isFirst),
    auroc:
      foreign.length > 0
        ? auroc(
            outside,
            answers.map(({ noneFits }) => noneFits),
          )
        : null,
    trainingSeconds,
    blockedMs: delay.max / 1e6,
    askedMs,
  };
}

function learnt(texts: readonly Labelled[]): Promise<Model> {
  const ids = [...new Set(texts.map(({ theme }) => theme))].sort();
  const themes: Lessons['themes'] = ids.map((id) => ({ id, name: id.replace(/[_-]+/g, ' '), more: [] }));
  const training = startTraining(themes);
  for (let from = 0; from < texts.length; from += 500) {
    training.tell(
      texts.slice(from, from + 500).map(({ text, theme }) => ({ text, themeIds: [theme], notThemeIds: [] })),
    );
  }
  return training.end();
}
