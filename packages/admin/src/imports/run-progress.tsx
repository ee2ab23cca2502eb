import { Button, Group, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useClient, useSubscription } from 'urql';
import { allFaults, useAction } from '../app/use-action.ts';
import { formatCount } from '../ui/format.ts';
import { CancelImportDocument, ImportBegunDocument, ImportProgressDocument } from './import-query.ts';
import classes from './imports.module.css';

const askAgainMs = 400;
const overStream = {
  url: '/graphql/stream',
  fetchSubscriptions: true,
  fetchOptions: { credentials: 'same-origin' as const, headers: { accept: 'text/event-stream' } },
};

interface RunProgressProps {
  /** The id that was given to the run when it was sent. */
  runId: string;
  /** How many rows there are, where a dry run has told it. */
  expected: number | undefined;
  dryRun: boolean;
}

/** How far a run is, live, and the way to stop it: then nothing of it is applied. */
export function RunProgress({ runId, expected, dryRun }: RunProgressProps) {
  const client = useClient();
  const [begun, setBegun] = useState<string | null>(null);
  const cancelling = useAction(CancelImportDocument);
  const [{ data }] = useSubscription({
    query: ImportProgressDocument,
    variables: { id: runId },
    pause: begun === null,
    context: overStream,
  });
  useEffect(() => {
    let timer: number | undefined;
    let over = false;
    const ask = async () => {
      const answer = await client
        .query(ImportBegunDocument, { id: runId }, { requestPolicy: 'network-only' })
        .toPromise();
      if (over) return;
      if (answer.data?.importRun) setBegun(answer.data.importRun.id);
      else timer = window.setTimeout(() => void ask(), askAgainMs);
    };
    timer = window.setTimeout(() => void ask(), askAgainMs);
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [client, runId]);

  const rows = data?.importRunProgressed.totals.rows ?? 0;
  const share = expected ? Math.min(100, (rows / expected) * 100) : 100;
  const cancel = async () => {
    if (begun === null) return;
    const outcome = await cancelling.run({ input: { id: begun } });
    if (!outcome.ok) notifications.show({ color: 'red', message: allFaults(outcome.faults) });
  };
  return (
    <div className={classes.progress}>
      <Progress value={share} animated aria-label={dryRun ? 'Trying the file' : 'Importing the file'} />
      <Group justify="space-between" mt="xs">
        <Text size="sm" c="dimmed" className="numeric">
          {rows === 0 ? 'Sending…' : `${formatCount(rows)}${expected ? ` of ${formatCount(expected)}` : ''} rows`}
        </Text>
        <Button size="compact-sm" variant="subtle" disabled={begun === null} onClick={() => void cancel()}>
          Stop
        </Button>
      </Group>
    </div>
  );
}
