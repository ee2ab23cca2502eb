/** Why a sign-in by a provider came to nothing; the sign-in page says each in words. */
export type ProblemCode =
  /** The provider does not answer. */
  | 'UNAVAILABLE'
  /** The answer belongs to no sign-in that this browser began, or to one that has come to its end. */
  | 'UNKNOWN'
  /** It took longer than a sign-in may. */
  | 'EXPIRED'
  /** The provider, or the person there, said no. */
  | 'REFUSED'
  /** The provider's answer does not prove anything. */
  | 'UNPROVEN'
  /** The provider names no verified e-mail address. */
  | 'EMAIL'
  /** The address belongs to someone who signs in as another one of the provider's people. */
  | 'TAKEN'
  /** The person left. */
  | 'INACTIVE';

/** A sign-in by a provider that came to nothing. The message is for the log, and names nobody. */
export class SignInProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    message: string = code,
  ) {
    super(message);
  }
}
