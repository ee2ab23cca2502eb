import { registerEnumType } from 'type-graphql';

/** What kind of refusal a caller can act on; the same words in every payload's `userErrors`. */
export enum UserErrorCode {
  REQUIRED = 'REQUIRED',
  INVALID = 'INVALID',
  NOT_FOUND = 'NOT_FOUND',
  TAKEN = 'TAKEN',
  STALE_VERSION = 'STALE_VERSION',
  GUARD_FAILED = 'GUARD_FAILED',
  FORBIDDEN = 'FORBIDDEN',
  LIMIT_EXCEEDED = 'LIMIT_EXCEEDED',
  IDEMPOTENCY_CONFLICT = 'IDEMPOTENCY_CONFLICT',
}

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'What kind of refusal it is.',
  valuesConfig: {
    REQUIRED: { description: 'A value is missing or blank.' },
    INVALID: { description: 'A value is malformed or outside of what is allowed.' },
    NOT_FOUND: { description: 'Nothing of that type has this id, slug or key.' },
    TAKEN: { description: 'Another thing already has this name or key.' },
    STALE_VERSION: { description: 'Someone changed it since it was read.' },
    GUARD_FAILED: { description: 'A rule of the domain does not allow it yet; the message names the rule.' },
    FORBIDDEN: { description: 'The caller may not do this.' },
    LIMIT_EXCEEDED: { description: 'More or longer than is allowed.' },
    IDEMPOTENCY_CONFLICT: { description: 'The same idempotency key came with another body.' },
  },
});

/** One thing that is wrong: where (`field` is the path inside `input`), and what is allowed. */
export interface Issue {
  field?: string[];
  message: string;
  code: UserErrorCode;
}

/** The one error that a caller sees: a refusal with every reason at once. */
export class DomainError extends Error {
  constructor(readonly issues: Issue[]) {
    super(issues.map((issue) => issue.message).join(' '));
  }
}

/** A refusal for one reason. `field` is a dotted path inside the input, e.g. `target.date`. */
export function refusal(code: UserErrorCode, message: string, field?: string): DomainError {
  return new DomainError([{ code, message, ...(field ? { field: field.split('.') } : {}) }]);
}

/** Throws a DomainError that names every issue at once; does nothing when there is none. */
export function refuseUnlessEmpty(issues: Issue[]): void {
  if (issues.length > 0) throw new DomainError(issues);
}

interface DatabaseError {
  code?: string;
  detail?: string;
}

/** The refusal behind an error of PostgreSQL that a caller can act on; null for all others. */
export function refusalFromDatabase(error: unknown): DomainError | null {
  const { code, detail } = (error ?? {}) as DatabaseError;
  if (code === '23505') {
    const key = /Key \((?:lower\()?"?([a-z_]+)/.exec(detail ?? '')?.[1];
    const field = key?.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return refusal(UserErrorCode.TAKEN, `Another one has this ${key?.replaceAll('_', ' ') ?? 'value'} already.`, field);
  }
  if (code === '57014') {
    return refusal(
      UserErrorCode.LIMIT_EXCEEDED,
      'It took longer than is allowed (WAYMARK_STATEMENT_SECONDS), and was given up. Ask for less at a time.',
    );
  }
  if (code === '22021') return refusal(UserErrorCode.INVALID, 'A text holds a character that cannot be stored.');
  return null;
}

/** Whether the transaction failed only because of others at the same moment, so that trying again is right. */
export function isPassing(error: unknown): boolean {
  return ['40001', '40P01'].includes((error as DatabaseError | null)?.code ?? '');
}
