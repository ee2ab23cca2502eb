import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { ChangeList } from '../history/change-list.tsx';
import { Section } from '../ui/page.tsx';
import { SloHistoryDocument } from './slo-query.ts';

const few = 6;

/** What changed of the objective: the newest few, and more when asked. */
export function SloHistory({ slug }: { slug: string }) {
  const [all, setAll] = useState(false);
  const { data } = useLiveQuery(SloHistoryDocument, { slug, after: null });
  const changes = data?.slo?.history.nodes ?? [];
  return (
    <Section
      title="History"
      actions={
        changes.length > few &&
        !all && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
            Show more
          </Button>
        )
      }
    >
      <ChangeList changes={all ? changes : changes.slice(0, few)} named />
    </Section>
  );
}
