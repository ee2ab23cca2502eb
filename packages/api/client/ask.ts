// A typed client of Waymark in one file, without dependencies: copy it. Made by `npm run client` from the questions of
// docs/api/questions and the schema; do not change it by hand, but add questions of your own beside it.
//
//   const ask = waymark('https://waymark.example.org', process.env.WAYMARK_TOKEN ?? '');
//   const { roadmap } = await ask(wallboard);
//   const { slo } = await ask(whatWouldWait, { slug: 'checkout' });

/** A query with the types of its answer and its variables. */
export interface Question<Answer, Variables> {
  readonly text: string;
  /** Never there; it carries the types. */
  readonly types?: (variables: Variables) => Answer;
}

/** A question of your own, with its types. */
export function question<Answer, Variables>(text: string): Question<Answer, Variables> {
  return { text };
}

/** What the service refused, with the codes of docs/api/errors.md. */
export class WaymarkError extends Error {
  constructor(
    readonly status: number,
    readonly errors: readonly { message: string; extensions?: { code?: string; requestId?: string } }[],
    /** After how many seconds to ask again, where too much was asked. */
    readonly retryAfter: number | null,
  ) {
    super(errors.map(({ message }) => message).join(' ') || `The service answered ${status}.`);
  }
}

type VariablesOf<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/**
 * Asks a Waymark at this address. What did not change since the last time is not sent again: the answer is kept with its
 * ETag.
 */
export function waymark(url: string, token: string) {
  const kept = new Map<string, { etag: string; data: unknown }>();
  return async <Answer, Variables>(
    asked: Question<Answer, Variables>,
    ...[variables]: VariablesOf<Variables>
  ): Promise<Answer> => {
    const body = JSON.stringify({ query: asked.text, variables: variables ?? {} });
    const before = kept.get(body);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(before && { 'if-none-match': before.etag }),
      },
    });
    if (response.status === 304 && before) return before.data as Answer;
    const answer = (await response.json()) as {
      data?: Answer;
      errors?: WaymarkError['errors'];
      error?: { message: string };
    };
    if (!response.ok || answer.errors || answer.data === undefined) {
      const after = Number(response.headers.get('retry-after'));
      throw new WaymarkError(response.status, answer.errors ?? (answer.error ? [answer.error] : []), after || null);
    }
    const etag = response.headers.get('etag');
    if (etag) kept.set(body, { etag, data: answer.data });
    return answer.data;
  };
}
