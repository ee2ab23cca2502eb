import { json } from '@codemirror/lang-json';
import { Alert, Button, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { formatNumber } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { DocsPanel } from './docs-panel.tsx';
import type { Place } from './docs-place.ts';
import { Editor } from './editor.tsx';
import classes from './explorer.module.css';
import { forgetAsked, titleOf } from './history.ts';
import { queryExtensions, runKeys } from './query-extensions.ts';
import { type Answered, curlOf, type Rate, variablesIn } from './request.ts';
import { useExplorer } from './use-explorer.ts';
import { useSchema } from './use-schema.ts';

const forget = 'forget';

/** Queries against the API, written with its schema at hand and run as the session may. */
export function ExplorerPage() {
  const { schema, fault: schemaFault } = useSchema();
  const explorer = useExplorer(useSearch({ from: '/shell/graphql' }));
  const { query, variables, answer, rate, fault, running, before, names, chosen } = explorer;
  const [place, setPlace] = useState<Place>({});
  const latest = useRef(explorer.run);
  latest.current = explorer.run;
  const keys = useMemo(() => runKeys(() => latest.current()), []);
  const forQuery = useMemo(() => [keys, queryExtensions(schema, setPlace)], [keys, schema]);
  const forVariables = useMemo(() => [keys, json()], [keys]);
  const forAnswer = useMemo(() => json(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(curlOf(window.location.origin, query.text, variablesIn(variables.text)));
      notifications.show({ message: 'Copied: put a token into WAYMARK_TOKEN and paste it into a terminal' });
    } catch {
      notifications.show({ color: 'red', message: 'It could not be copied; are the variables a JSON object?' });
    }
  };
  const takeUp = (choice: string | null) => {
    if (choice === forget) {
      forgetAsked();
      explorer.setBefore([]);
    } else if (choice !== null && before[Number(choice)]) explorer.write(before[Number(choice)]!);
  };

  return (
    <Page
      title="API explorer"
      bleed
      actions={
        <>
          {names.length > 1 && (
            <Select size="xs" aria-label="Operation" data={names} value={chosen ?? null} onChange={explorer.choose} />
          )}
          <Select
            size="xs"
            aria-label="Asked before"
            placeholder="Asked before"
            value={null}
            disabled={before.length === 0}
            data={[
              ...before.map((asked, n) => ({ value: String(n), label: titleOf(asked) })),
              { value: forget, label: 'Forget all of it' },
            ]}
            onChange={takeUp}
          />
          <Button size="xs" variant="default" onClick={explorer.prettify}>
            Prettify
          </Button>
          <Button size="xs" variant="default" onClick={() => void copy()}>
            Copy as curl
          </Button>
          <Button
            size="xs"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            loading={running}
            onClick={explorer.run}
          >
            Run
          </Button>
        </>
      }
    >
      {(fault ?? schemaFault) && (
        <Alert color="red" role="alert">
          {fault ?? schemaFault}
        </Alert>
      )}
      <div className={classes.layout}>
        <div className={`${classes.pane} ${classes.query}`}>
          <div className={classes.paneTitle}>Query</div>
          <Editor label="Query" value={query.text} onChange={query.write} extensions={forQuery} />
        </div>
        <div className={`${classes.pane} ${classes.variables}`}>
          <div className={classes.paneTitle}>Variables, as JSON</div>
          <Editor label="Variables" value={variables.text} onChange={variables.write} extensions={forVariables} />
        </div>
        <div className={`${classes.pane} ${classes.answer}`}>
          <div className={classes.paneTitle} role="status">
            {answer ? summary(answer, rate) : 'Answer'}
          </div>
          <Editor label="Answer" value={answer?.text ?? ''} extensions={forAnswer} />
        </div>
        {schema && <DocsPanel schema={schema} place={place} onGo={setPlace} />}
      </div>
    </Page>
  );
}

function summary({ status, milliseconds, cost }: Answered, rate: Rate | null): string {
  return [
    `Status ${status}`,
    `${formatNumber(milliseconds)} ms`,
    cost === null ? null : `cost ${formatNumber(cost)}`,
    rate ? `${formatNumber(rate.remaining)} of ${formatNumber(rate.limit)} left this minute` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
