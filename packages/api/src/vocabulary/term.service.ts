import sql, { empty } from 'sql-template-tag';
import { Discipline } from '../identity/role.ts';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { Term, type TermKind } from './term.entity.ts';
import type { TermInput } from './term.input.ts';

/** The terms of these kinds, or all of them, by name. */
export function termsByName(db: Reader, kinds?: readonly TermKind[] | null): Promise<Term[]> {
  return db.query(sql`
    select ${columnsOf(Term)} from ${tableOf(Term)} t
    ${kinds ? sql`where t.kind = any(${kinds}::text[])` : empty} order by lower(t.name), t.id`);
}

/** The terms with these keys, in any spelling of them, by the slug of the key. Unknown keys are left out. */
export async function termsOf(work: Work, keys: readonly string[]): Promise<Map<string, Term>> {
  const terms = await work.query<Term>(
    sql`select ${columnsOf(Term)} from ${tableOf(Term)} t where t.slug = any(${keys.map(slugOf)})`,
  );
  return new Map(terms.map((term) => [term.slug, term]));
}

/** The term of this kind with this key. Refuses NOT_FOUND and INVALID, naming the field. */
export async function termOf(work: Work, key: string, kind: TermKind, field: string): Promise<Term> {
  const term = (await termsOf(work, [key])).get(slugOf(key));
  if (!term) throw refusal(UserErrorCode.NOT_FOUND, noTerm(key), field);
  if (term.kind === kind) return term;
  throw refusal(UserErrorCode.INVALID, `${term.name} is a term of the kind ${term.kind}; a ${kind} is wanted.`, field);
}

/** What a caller is told whose key stands for no term. */
export function noTerm(key: string): string {
  return `There is no term with the key ${JSON.stringify(key)}.`;
}

/**
 * Makes a term, or changes the one with this key, whose first spelling stays. Refuses blank texts, a key without a
 * letter or digit, and a word that is nobody's.
 */
export async function saveTerm(work: Work, input: TermInput): Promise<Term> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'key', 'name', 'definition'), ...keyIssues(input), ...ownerIssues(input)]);
  await work.alone('vocabulary');
  const slug = slugOf(input.key);
  const joint = [Discipline.PRODUCT, Discipline.ENGINEERING];
  const known = await work.find(Term, { slug }, true);
  const term = known ?? work.make(Term, { slug, key: input.key.trim(), disciplines: joint, source: null });
  const { name, kind, disciplines, definition, source } = input;
  return work.save(
    work.change(term, {
      name: name.trim(),
      kind,
      disciplines: disciplines && [...new Set(disciplines)],
      definition: definition.trim(),
      source,
    }),
  );
}

function keyIssues({ key }: TermInput): Issue[] {
  if (key.trim() === '' || slugOf(key) !== '') return [];
  return [{ code: UserErrorCode.INVALID, message: 'A key holds at least one letter or digit.', field: ['key'] }];
}

function ownerIssues({ disciplines }: TermInput): Issue[] {
  if (disciplines?.length !== 0) return [];
  const message = 'A word is somebody’s: name at least one discipline, or leave the field out.';
  return [{ code: UserErrorCode.REQUIRED, message, field: ['disciplines'] }];
}
