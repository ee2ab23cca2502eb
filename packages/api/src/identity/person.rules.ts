import { type Issue, UserErrorCode } from '../platform/errors.ts';
import type { AwaySpan, Person } from './person.entity.ts';

const longestEmail = 320;

/** The one spelling of an address: lower case, without blanks around it. */
export function emailOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').trim();
}

/** What is wrong with an address: its spelling only; whether it is read shows when the invitation arrives. */
export function emailIssues(text: string): Issue[] {
  const email = emailOf(text);
  if (email === '') return [{ code: UserErrorCode.REQUIRED, message: 'email is blank.', field: ['email'] }];
  if (email.length <= longestEmail && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(email)) return [];
  return [{ code: UserErrorCode.INVALID, message: 'This is no e-mail address.', field: ['email'] }];
}

/** Spans that end before they begin. */
export function awayIssues(away: readonly AwaySpan[]): Issue[] {
  return away.flatMap(({ from, to }, index) =>
    from <= to
      ? []
      : [
          {
            code: UserErrorCode.INVALID,
            message: `${to} is before ${from}: the last day away cannot be before the first.`,
            field: ['away', String(index), 'to'],
          },
        ],
  );
}

/** What keeps one person from standing in for another: being the same one, gone, or of another discipline. */
export function standInIssues(person: Pick<Person, 'id' | 'discipline'>, standIn: Person): Issue[] {
  const refuse = (message: string) => [{ code: UserErrorCode.INVALID, message, field: ['standInId'] }];
  if (standIn.id === person.id) return refuse('Nobody stands in for oneself.');
  if (standIn.discipline !== person.discipline) {
    return refuse(
      `${standIn.name} speaks for ${standIn.discipline}; a stand-in has the same discipline, ${person.discipline}.`,
    );
  }
  return standIn.active ? [] : refuse(`${standIn.name} is not active.`);
}
