import { refusal, UserErrorCode } from '../errors.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id that callers see: it tells the type and stays for ever. */
export function globalId(typeName: string, id: string): string {
  return Buffer.from(`${typeName}:${id}`).toString('base64url');
}

/** The type and the row's own id behind a global id; null when it is none. */
export function parseGlobalId(id: string): { typeName: string; id: string } | null {
  const [typeName, own, ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  if (!typeName || !own || rest.length > 0 || !uuid.test(own)) return null;
  return { typeName, id: own };
}

/** The row's own id behind a global id of that type. Refuses NOT_FOUND, naming the field and what was given instead. */
export function ownId(typeName: string, id: string, field = 'id'): string {
  const parsed = parseGlobalId(id);
  if (parsed?.typeName === typeName) return parsed.id;
  const given = parsed ? `This is the id of a ${parsed.typeName}` : 'This is no id';
  throw refusal(UserErrorCode.NOT_FOUND, `${given}; the id of a ${typeName} is wanted.`, field);
}

/** Like `ownId`, with null and undefined passed through. */
export function ownIdOrNone<T extends string | null | undefined>(
  typeName: string,
  id: T,
  field = 'id',
): string | Exclude<T, string> {
  return typeof id === 'string' ? ownId(typeName, id, field) : (id as Exclude<T, string>);
}
