import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../errors.ts';

/**
 * The texts of a JSON body. Refuses what is no object, each required field that is missing, and each that is no text;
 * null counts as missing.
 */
export function textsIn<R extends string, O extends string = never>(
  body: unknown,
  required: readonly R[],
  optional: readonly O[] = [],
): Record<R, string> & Partial<Record<O, string>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refusal(UserErrorCode.INVALID, 'Send a JSON object, as application/json.');
  }
  const given = body as Record<string, unknown>;
  const texts: Record<string, string> = {};
  const issues: Issue[] = [];
  for (const field of [...required, ...optional]) {
    const value = Object.hasOwn(given, field) ? given[field] : undefined;
    if (typeof value === 'string') texts[field] = value;
    else if (value != null) issues.push(issue(UserErrorCode.INVALID, `${field} must be a text.`, field));
    else if ((required as readonly string[]).includes(field)) {
      issues.push(issue(UserErrorCode.REQUIRED, `${field} is missing.`, field));
    }
  }
  refuseUnlessEmpty(issues);
  return texts as Record<R, string> & Partial<Record<O, string>>;
}

function issue(code: UserErrorCode, message: string, field: string): Issue {
  return { code, message, field: [field] };
}
