import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import type { Work } from '../platform/work.ts';
import { putIntoThemes } from './assignment.service.ts';
import { customerNamed } from './customer.service.ts';
import type { Trait } from './erasure.entity.ts';
import { Feedback } from './feedback.entity.ts';
import { AssignmentOrigin, Importance } from './feedback.enums.ts';
import { rowIssues, submittedAtOf } from './feedback.rules.ts';
import type { FeedbackRowInput } from './feedback-row.input.ts';
import { fingerprintOf } from './fingerprint.rules.ts';
import { themesByNameOrSlug } from './theme.service.ts';
import { applyRulesTo } from './theme-rules.ts';
import { traitsOf } from './words.rules.ts';

/** The source of what somebody entered by hand. */
export const manualSource = 'manual';

/**
 * Adds one entry, with its customer (made when unknown), its themes (which must exist) and those whose rules it fits. Refuses an entry whose id,
 * or without an id whose source, customer, text and day, are there already.
 */
export async function addFeedback(work: Work, row: FeedbackRowInput): Promise<Feedback[]> {
  must(work.actor, Permission.CONTRIBUTE);
  const texts = row.themes ?? [];
  const themes = await themesByNameOrSlug(work, texts);
  refuseUnlessEmpty([...rowIssues(row), ...unknownThemes(texts, (text) => themes.has(text))]);
  const source = row.source?.trim() || manualSource;
  const externalId = row.externalId?.trim() || null;
  const submittedAt = row.submittedAt ? submittedAtOf(row.submittedAt)! : new Date();
  const customer = row.customerExternalId?.trim() || row.customerName?.trim() || null;
  const day = row.submittedAt ? submittedAt.toISOString().slice(0, 10) : null;
  const fingerprint = fingerprintOf({ source, customer, body: row.body, day });
  await refuseKnown(work, source, externalId, fingerprint);
  await refuseErased(work, source, [
    ['ENTRY_ID', externalId, 'externalId'],
    ['ENTRY_TEXT', fingerprint, 'body'],
    ['CUSTOMER_ID', row.customerExternalId?.trim() || null, 'customerExternalId'],
  ]);
  const customerId = await customerNamed(work, {
    source,
    externalId: row.customerExternalId,
    name: row.customerName,
    kind: row.customerKind,
    segment: row.segment,
    annualRevenue: row.annualRevenue,
    currency: row.currency,
  });
  const entry = await work.save(
    work.make(Feedback, {
      source,
      externalId,
      fingerprint,
      title: row.title?.trim() || null,
      body: row.body,
      url: row.url ?? null,
      language: row.language?.trim() || null,
      submittedAt,
      customerId,
      importance: row.importance ?? Importance.NICE_TO_HAVE,
      sentiment: row.sentiment ?? null,
      tags: [...new Set(row.tags?.map((tag) => tag.trim()).filter(Boolean))],
      sourceThemes: texts,
      ...traitsOf(row.title?.trim() || null, row.body),
    }),
  );
  const themeIds = [...new Set([...themes.values()].map(({ id }) => id))];
  await putIntoThemes(work, themeIds, [entry.id], { origin: AssignmentOrigin.PERSON, quote: null });
  await applyRulesTo(work, sql`select ${entry.id}::uuid as id`);
  return listById(work, Feedback, [entry.id]);
}

function unknownThemes(texts: string[], isKnown: (text: string) => boolean): Issue[] {
  return texts.flatMap((text, index): Issue[] => {
    if (isKnown(text)) return [];
    const message = `There is no theme with the name or slug ${JSON.stringify(text)}.`;
    return [{ code: UserErrorCode.NOT_FOUND, message, field: ['themes', String(index)] }];
  });
}

async function refuseKnown(work: Work, source: string, externalId: string | null, fingerprint: string): Promise<void> {
  const [known] = await work.query(
    externalId === null
      ? sql`select from feedback where source = ${source} and external_id is null and fingerprint = ${fingerprint}`
      : sql`select from feedback where source = ${source} and external_id = ${externalId}`,
  );
  if (!known) return;
  throw externalId === null
    ? refusal(UserErrorCode.TAKEN, 'The same text of the same customer is there already.', 'body')
    : refusal(UserErrorCode.TAKEN, `${source} has an entry with the id ${externalId} already.`, 'externalId');
}

/** What was erased is not brought back, neither by a file nor by hand. */
async function refuseErased(work: Work, source: string, names: [Trait, string | null, string][]): Promise<void> {
  const known = names.filter(([, name]) => name !== null);
  const [erased] = await work.query<{ place: number }>(sql`
    select n.place::integer from unnest(${known.map(([trait]) => trait)}::text[], ${known.map(([, name]) => name)}::text[])
      with ordinality n(trait, name, place)
    join erased_trait e on e.hash = erased_hash(n.trait, ${source}, n.name) order by n.place limit 1`);
  if (!erased) return;
  const field = known[erased.place - 1]![2];
  throw refusal(UserErrorCode.GUARD_FAILED, 'It was erased on request, and is not brought back.', field);
}
