import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { type AnyVariables, useClient } from 'urql';
import { messageOf } from './client.ts';
import { useLive } from './live.tsx';

/** A refusal at a field; `field` is the path inside the input, empty for the whole of it. */
export interface FieldFault {
  field: string[];
  message: string;
  code: string;
}
interface AnyPayload {
  revision?: string;
  userErrors: { field: string[] | null; message: string; code: string }[];
}
type PayloadOf<Data> = Data[keyof Data];

export type ActionOutcome<Payload> =
  | { ok: true; payload: Payload /** Settles when the screen shows the change. */; shown: Promise<void> }
  | { ok: false; faults: FieldFault[] };

/** The faults of a payload, with an empty path where it names no field. */
export function faultsOf(payload: AnyPayload): FieldFault[] {
  return payload.userErrors.map(({ field, message, code }) => ({ field: field ?? [], message, code }));
}

/** What is wrong, all of it, in one line. */
export function allFaults(faults: readonly FieldFault[]): string {
  return faults.map(({ message }) => message).join(' ');
}

/** The first fault at `field`, for the input that shows it. */
export function faultAt(faults: FieldFault[], field: string): string | undefined {
  return faults.find((fault) => fault.field[0] === field)?.message;
}

/**
 * One mutation: `run` answers with the payload or with the faults that the reader can act on, never by throwing, and what
 * is on the screen loads again after it. `busy` is true while one is under way.
 */
export function useAction<Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>) {
  const client = useClient();
  const { refresh } = useLive();
  const [busy, setBusy] = useState(false);

  const run = useCallback(
    async (variables: Variables): Promise<ActionOutcome<PayloadOf<Data>>> => {
      setBusy(true);
      const { data, error } = await client.mutation<Data, AnyVariables>(document, variables).toPromise();
      setBusy(false);
      if (!data) {
        return { ok: false, faults: [{ field: [], message: error ? messageOf(error) : 'No answer.', code: 'FAILED' }] };
      }
      const { __typename, ...fields } = data as Record<string, unknown>;
      const payload = Object.values(fields)[0] as PayloadOf<Data> & AnyPayload;
      const faults = faultsOf(payload);
      if (faults.length > 0) return { ok: false, faults };
      return { ok: true, payload, shown: refresh(payload.revision) };
    },
    [client, document, refresh],
  );
  return { run, busy };
}
