import fs from 'node:fs';
import path from 'node:path';
import { thisFile } from '../platform/this-file.ts';

/** The folder of the documentation for those who ask. */
export const apiDocs = path.join(path.dirname(thisFile()!), '../../../../docs/api');
const folder = path.join(apiDocs, 'questions');

/** The day on which the answers of the pages were given: variables and answers lie around it. */
export const answeredOn = '2026-11-24';

/** A page of docs/api/questions: a question that one query answers. */
export interface QuestionPage {
  file: string;
  text: string;
  title: string;
  query: string;
  variables: Record<string, unknown>;
  needsFeedback: boolean;
  /** What the page says that the query costs. */
  cost: number;
}

/** All pages, in their order. */
export function questionPages(): QuestionPage[] {
  const names = fs.readdirSync(folder).sort();
  return names.map((name) => pageFrom(path.join(folder, name)));
}

function pageFrom(file: string): QuestionPage {
  const text = fs.readFileSync(file, 'utf8');
  return {
    file,
    text,
    title: /^# (.*)/.exec(text)?.[1] ?? '',
    query: /```graphql\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '',
    variables: JSON.parse(/Variables:\n\n```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '{}') as Record<string, unknown>,
    needsFeedback: text.includes('`READ_FEEDBACK`.'),
    cost: Number(/ Cost: (\d+)\./.exec(text)?.[1] ?? Number.NaN),
  };
}

/** The variables of a page as they are when it is asked today. */
export function variablesToday({ variables }: QuestionPage, now = new Date()): Record<string, unknown> {
  const shift = now.getTime() - Date.parse(`${answeredOn}T12:00:00Z`);
  const moved = (value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
      ? new Date(Math.min(Date.parse(value) + shift, now.getTime() - 60_000)).toISOString()
      : value;
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, moved(value)]));
}

/** Whether nothing is in an answer: null, no element, or an object of nothing else. */
export function isHollow(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isHollow);
}
