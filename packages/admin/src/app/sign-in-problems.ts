const problems: Record<string, string> = {
  UNAVAILABLE: 'The sign-in service of your organisation does not answer. Try again in a moment.',
  UNKNOWN: 'This sign-in was not begun in this browser, or has come to its end. Begin again.',
  EXPIRED: 'The sign-in took too long. Begin again.',
  REFUSED: 'The sign-in service of your organisation did not let you in.',
  UNPROVEN: 'The answer of the sign-in service could not be trusted. Begin again; if this goes on, tell an admin.',
  EMAIL: 'The sign-in service names no verified e-mail address of yours. Ask an admin for a one-time link.',
  TAKEN: 'Your e-mail address belongs to somebody who signs in with another account. Ask an admin for a one-time link.',
  INACTIVE: 'Your account is not active any more. An admin can open it again.',
};

/** What a problem on the way back from the provider means, in words; null for none that is known. */
export function signInProblem(code: string | undefined): string | null {
  return code !== undefined && Object.hasOwn(problems, code) ? problems[code]! : null;
}
