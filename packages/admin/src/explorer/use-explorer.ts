import { parse, print } from 'graphql';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDraft } from '../ui/use-draft.ts';
import { askedBefore, noteAsked } from './history.ts';
import { type Answered, type Asked, ask, askRate, operationsIn, type Rate, variablesIn } from './request.ts';

const example = `# Ctrl-Enter runs what is written here; Ctrl-Space says what fits.
query First {
  roadmap {
    revision
    items(first: 10) {
      nodes {
        identifier
        title
        status
      }
    }
  }
}
`;

/** What is written in the explorer, what came of it, and what can be done with it. */
export function useExplorer(given: { query?: string; variables?: string }) {
  const query = useDraft('explorer-query', example);
  const variables = useDraft('explorer-variables');
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [rate, setRate] = useState<Rate | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const [before, setBefore] = useState(askedBefore);
  const [operationName, setOperationName] = useState<string | null>(null);
  const names = operationsIn(query.text).flatMap(({ name }) => name?.value ?? []);
  const chosen = operationName !== null && names.includes(operationName) ? operationName : (names[0] ?? undefined);

  const run = useCallback(async (asked: Asked, name?: string) => {
    setFault(null);
    setRunning(true);
    try {
      setAnswer(await ask(asked.query, variablesIn(asked.variables), name));
      setBefore(noteAsked(asked));
      setRate(await askRate());
    } catch (error) {
      setFault(error instanceof SyntaxError ? `Variables: ${error.message}` : 'The server does not answer.');
    } finally {
      setRunning(false);
    }
  }, []);

  const write = useCallback(
    (asked: Asked) => {
      query.write(asked.query);
      variables.write(asked.variables);
    },
    [query.write, variables.write],
  );

  // What an address brings is shown, and run at once where it only reads: a change waits for somebody to ask for it.
  const taken = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (given.query === undefined || taken.current === given.query) return;
    taken.current = given.query;
    const asked = { query: given.query, variables: laidOut(given.variables ?? '') };
    write(asked);
    const operations = operationsIn(asked.query);
    if (operations.length === 1 && operations[0]?.operation === 'query') void run(asked);
  }, [given.query, given.variables, write, run]);

  return {
    query,
    variables,
    answer,
    rate,
    fault,
    running,
    before,
    setBefore,
    names,
    chosen,
    choose: setOperationName,
    write,
    run: () => void run({ query: query.text, variables: variables.text }, names.length > 1 ? chosen : undefined),
    prettify: () => {
      try {
        query.write(`${print(parse(query.text))}\n`);
        variables.write(laidOut(variables.text));
      } catch {
        setFault('What is written is no GraphQL yet: the marks beside it say where.');
      }
    },
  };
}

function laidOut(json: string): string {
  try {
    return json.trim() === '' ? '' : JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
