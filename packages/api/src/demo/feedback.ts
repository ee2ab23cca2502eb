import sql from 'sql-template-tag';
import { assignFeedback } from '../feedback/assignment.service.ts';
import { markDuplicates } from '../feedback/duplicate.service.ts';
import { feedbackImport } from '../imports/feedback/feedback.import.ts';
import { themeImport } from '../imports/themes/theme.import.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import type { Cast } from './cast.ts';
import type { Stage } from './stage.ts';
import { themeRows } from './themes.ts';
import { type Voice, voices } from './voices.ts';

/** On which days files came in from where: once a quarter at first, once a month since. */
const files: Record<string, readonly number[]> = {
  helpdesk: [360, 270, 180, 120, 90, 60, 30, 0],
  'app-survey': [355, 175, 85, 0],
};

/** Plays the themes, and a year of feedback that comes in file by file from a help desk and a survey. */
export function playFeedback(stage: Stage, cast: Cast, firstDay: number): void {
  const { calendar } = stage;
  const all = voices(calendar);
  stage.import(firstDay, cast.actor('mara'), {
    plan: themeImport,
    source: 'taxonomy',
    fileName: 'themes.csv',
    rows: themeRows,
  });
  for (const [source, days] of Object.entries(files)) {
    for (const [place, to] of days.entries()) {
      const from = days[place - 1] ?? Number.POSITIVE_INFINITY;
      const rows = all
        .filter((voice) => voice.source === source && voice.daysAgo >= to && voice.daysAgo < from)
        .sort((one, other) => other.daysAgo - one.daysAgo)
        .map(({ row }) => row);
      const fileName = `${source}-${calendar.day(calendar.workday(to))}.csv`;
      const until = place === 0 || to === 0 ? undefined : to - 20;
      stage.import(to, cast.actor('clara'), { plan: feedbackImport, source, fileName, rows }, until);
    }
  }
  playOddRuns(stage, cast, all);
  stage.on(11, cast.actor('clara'), 'clara', quoteSome);
  stage.on(2, cast.actor('clara'), 'clara', async (work) => {
    for (const ids of repeated(all)) {
      const found = await work.query<{ id: string }>(
        sql`select id from feedback where external_id = any(${ids}::text[]) order by external_id`,
      );
      const [original, ...repeats] = found.map(({ id }) => globalId('Feedback', id));
      if (repeats.length > 0) await markDuplicates(work, { feedbackIds: repeats, ofId: original });
    }
  });
}

/** Somebody read what was said, and kept the words that say it best: of the longest entries of some themes. */
async function quoteSome(work: Work): Promise<void> {
  const found = await work.query<{ id: string; slug: string; body: string }>(sql`
    select f.id, t.slug, f.body from theme t cross join lateral (
      select f.id, f.body from theme_assignment a join feedback f on f.id = a.feedback_id
      where a.theme_id = t.id order by length(f.body) desc, f.external_id limit 3) f
    where t.slug = any(${quoted}::text[]) order by t.slug`);
  for (const { id, slug, body } of found) {
    const quote = (/[^.?!]{30,}[.?!]/.exec(body)?.[0] ?? body).trim();
    await assignFeedback(work, { feedbackIds: [globalId('Feedback', id)], themeSlug: slug, quote });
  }
}

const quoted = [
  'card-arrival',
  'transfer-timing',
  'transfer-not-received-by-recipient',
  'declined-card-payment',
  'refund-not-showing-up',
  'top-up-reverted',
  'verify-my-identity',
  'exchange-rate',
  'lost-or-stolen-phone',
  'extra-charge-on-statement',
];

/** Entries that say the same but for punctuation, by their ids elsewhere. */
function repeated(all: readonly Voice[]): string[][] {
  const same = new Map<string, string[]>();
  for (const { row } of all) {
    const key = String(row.body)
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim();
    same.set(key, [...(same.get(key) ?? []), String(row.external_id)]);
  }
  return [...same.values()].filter(({ length }) => length > 1).slice(0, 6);
}

/** Runs that did not go well, as they happen: one that was only tried, and one with bad rows. */
function playOddRuns(stage: Stage, cast: Cast, all: readonly Voice[]): void {
  const { calendar } = stage;
  const rows = all.slice(0, 40).map(({ row }) => ({ ...row, external_id: `${row.external_id}-trial` }));
  const options = { dryRun: true };
  stage.import(36, cast.actor('mara'), {
    plan: feedbackImport,
    source: 'sales-notes',
    fileName: 'notes-trial.csv',
    rows,
    options,
  });
  const broken = [
    {
      external_id: 'note-1',
      body: 'Asks when a second card for the bookkeeper comes.',
      submitted_at: calendar.ago(38).toISOString(),
      themes: 'getting-spare-card',
      customer_name: 'Alder Bakery',
      importance: 'IMPORTANT',
    },
    {
      external_id: 'note-2',
      body: '',
      submitted_at: calendar.ago(38).toISOString(),
      themes: 'card-arrival',
      customer_name: 'Fox Freight',
      importance: 'IMPORTANT',
    },
    {
      external_id: 'note-3',
      body: 'Would move payroll to us if a file could be paid.',
      submitted_at: 'last Tuesday',
      themes: 'transfer-into-account',
      customer_name: 'Otter Roofing',
      importance: 'CRITICAL',
    },
    {
      external_id: 'note-4',
      body: 'Wants one invoice for all fees.',
      submitted_at: calendar.ago(37).toISOString(),
      themes: 'invoices',
      customer_name: 'Wren Clinic',
      importance: 'IMPORTANT',
    },
    {
      external_id: 'note-5',
      body: 'Two owners, one phone: transfers above 5,000 should need both.',
      submitted_at: calendar.ago(37).toISOString(),
      themes: 'declined-transfer',
      customer_name: 'Slate Joinery',
      importance: 'urgent',
    },
    {
      external_id: 'note-6',
      body: 'Their market stall still carries coins to another bank.',
      submitted_at: calendar.ago(36).toISOString(),
      themes: 'top-up-by-cash-or-cheque',
      customer_name: 'Meadow Farm Shop',
      importance: 'NICE_TO_HAVE',
    },
  ];
  stage.import(35, cast.actor('mara'), {
    plan: feedbackImport,
    source: 'sales-notes',
    fileName: 'notes.csv',
    rows: broken,
  });
}
