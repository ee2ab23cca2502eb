import { PlainError } from '../platform/plain-error.ts';
import type { Service } from './service.ts';

interface Answer<T> {
  data?: T | null;
  errors?: { message: string }[];
}

/**
 * Sends one GraphQL operation and gives its data.
 *
 * @throws PlainError when the service is not there, knows nobody by the token, or refuses
 */
export async function ask<T>(service: Service, query: string, variables: object = {}): Promise<T> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  }).catch((caught: Error) => {
    throw unreachable(service, caught.cause ?? caught);
  });
  if (response.status === 401) throw unknownToken(service);
  const answer = (await response.json().catch(() => null)) as Answer<T> | null;
  if (!answer) throw new PlainError(`${service.url} answered ${response.status} and no JSON; is it Waymark?`);
  if (answer.errors?.length) throw new PlainError(answer.errors.map((error) => error.message).join(' '));
  return answer.data!;
}

/** What a mutation answered beside its noun. */
export interface Refusable {
  userErrors: { message: string; field: string[] | null }[];
}

/** Gives a mutation's payload back; throws PlainError with every reason when it was refused. */
export function done<T extends Refusable>(payload: T): T {
  if (payload.userErrors.length === 0) return payload;
  throw new PlainError(
    payload.userErrors
      .map(({ field, message }) => (field?.length ? `${field.join('.')}: ${message}` : message))
      .join(' '),
  );
}

/** Why there is no answer: the service cannot be reached. */
export function unreachable(service: Service, cause: unknown): PlainError {
  const { code, message } = cause as { code?: string; message?: string };
  return new PlainError(`WAYMARK_URL: ${service.url} does not answer (${code ?? message}).`);
}

/** Why there is no answer: nobody is known by that token. */
export function unknownToken(service: Service): PlainError {
  return new PlainError(`WAYMARK_TOKEN: ${service.url} knows no such token; it may be revoked or at its end.`);
}
