import { type Parts, partsOf } from './features.rules.ts';

/** What there is to learn from. */
export interface Lessons {
  /** The themes that may be suggested. */
  themes: ThemeLesson[];
  entries: EntryLesson[];
}

/** What a theme says of itself. */
export interface ThemeLesson {
  id: string;
  name: string;
  /** Summary, problem, rules: whatever else there is. */
  more: string[];
}

/** What was decided on an entry. */
export interface EntryLesson {
  text: string;
  /** The themes that it was put into. */
  themeIds: string[];
  /** The themes that a person said it does not speak of. */
  notThemeIds: string[];
}

/** A text in parts, with what is known of its classes. */
export interface Sample {
  parts: Parts;
  /** The numbers of its themes; none in a sample that only says what it is not. */
  classes: number[];
  /** The number of a theme that it does not speak of. */
  not?: number;
}

/** What a theme tells of itself, as texts of its own. */
export function samplesOfTheme({ name, more }: ThemeLesson, theme: number): Sample[] {
  const texts = [...new Set([name, ...more].filter((text) => text.trim() !== ''))];
  return texts.map((text) => ({ parts: partsOf(text), classes: [theme] }));
}

/** What an entry teaches of the themes that have a number. */
export function samplesOfEntry(entry: EntryLesson, classOf: ReadonlyMap<string, number>): Sample[] {
  const known = (ids: string[]) => ids.map((id) => classOf.get(id)).filter((index) => index !== undefined);
  const parts = partsOf(entry.text);
  const classes = known(entry.themeIds);
  const denied = known(entry.notThemeIds).map((not): Sample => ({ parts, classes: [], not }));
  return classes.length > 0 ? [{ parts, classes }, ...denied] : denied;
}
