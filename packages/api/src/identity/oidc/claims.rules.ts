import type { Config } from '../../platform/config.ts';
import { Discipline, Role } from '../role.ts';

/** What a provider says of a person, by the names of its claims. */
export type Claims = Readonly<Record<string, unknown>>;

/** The texts of a claim: its own, or those of its list. A dotted name that is no claim's leads into objects. */
export function textsOf(claims: Claims, name: string): string[] {
  const found = Object.hasOwn(claims, name) ? claims[name] : within(claims, name.split('.'));
  return (Array.isArray(found) ? found : [found]).filter((each) => typeof each === 'string');
}

function within(value: unknown, [step, ...rest]: string[]): unknown {
  if (step === undefined) return value;
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  return isObject ? within((value as Record<string, unknown>)[step], rest) : undefined;
}

type Named = Pick<Config, 'oidcRoleClaim' | 'oidcRoles' | 'oidcDisciplineClaim' | 'oidcDisciplines'>;

/** The highest role that the claims name; null when they name none, undefined where no claim is asked. */
export function roleIn(claims: Claims, { oidcRoleClaim, oidcRoles }: Named): Role | null | undefined {
  if (oidcRoleClaim === null) return undefined;
  const named = wordsIn(textsOf(claims, oidcRoleClaim), oidcRoles, Object.values(Role));
  return Object.values(Role).findLast((role) => named.includes(role)) ?? null;
}

/** The first discipline that the claims name; null when they name none, undefined where no claim is asked. */
export function disciplineIn(
  claims: Claims,
  { oidcDisciplineClaim, oidcDisciplines }: Named,
): Discipline | null | undefined {
  if (oidcDisciplineClaim === null) return undefined;
  return wordsIn(textsOf(claims, oidcDisciplineClaim), oidcDisciplines, Object.values(Discipline))[0] ?? null;
}

function wordsIn<T extends string>(texts: string[], pairs: ReadonlyMap<string, string>, words: T[]): T[] {
  return texts.flatMap((text) => {
    const word = pairs.size > 0 ? pairs.get(text.toLowerCase()) : text.toUpperCase();
    return words.filter((each) => each === word);
  });
}

/** The person's address, where the provider has verified it or is trusted to; else null. */
export function emailIn(claims: Claims, { oidcTrustEmail }: Pick<Config, 'oidcTrustEmail'>): string | null {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string') return null;
  return verified === true || verified === 'true' || oidcTrustEmail ? email : null;
}

/** How the person is called, as far as the provider tells. */
export function nameIn(claims: Claims, email: string): string {
  const parts = [claims.given_name, claims.family_name].filter((part) => typeof part === 'string').join(' ');
  const names = [claims.name, parts, claims.preferred_username, email.split('@')[0]];
  return names.map((name) => (typeof name === 'string' ? name.trim() : '')).find((name) => name !== '') ?? email;
}
