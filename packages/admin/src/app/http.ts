/** A refusal of an endpoint outside GraphQL; `field` is the path of the input that it is about. */
export interface HttpFault {
  code: string;
  message: string;
  field?: string[];
}
export type HttpOutcome<T> = { ok: true; data: T } | { ok: false; fault: HttpFault };

async function answerOf<T>(request: Promise<Response>): Promise<HttpOutcome<T>> {
  try {
    const response = await request;
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, data: body as T };
    const fault = (body as { error?: HttpFault } | null)?.error;
    return { ok: false, fault: fault ?? { code: 'UNKNOWN', message: `The server answered ${response.status}.` } };
  } catch {
    return { ok: false, fault: { code: 'UNREACHABLE', message: 'The server does not answer. Try again in a moment.' } };
  }
}

/** Asks for JSON with the session's cookie; every refusal comes back as a value. */
export function getJson<T>(path: string): Promise<HttpOutcome<T>> {
  return answerOf<T>(fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } }));
}

/** Posts JSON with the session's cookie; every refusal comes back as a value. */
export function postJson<T>(path: string, body: unknown): Promise<HttpOutcome<T>> {
  return answerOf<T>(
    fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Posts a file as it is; every refusal comes back as a value. */
export function postFile<T>(
  path: string,
  file: Blob,
  contentType: string,
  headers: Record<string, string> = {},
): Promise<HttpOutcome<T>> {
  return answerOf<T>(
    fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': contentType, accept: 'application/json', ...headers },
      body: file,
    }),
  );
}
