import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { messageOf } from '../app/client.ts';
import { ShareMenu } from '../app/share-menu.tsx';
import { useGrowingList } from '../app/use-growing-list.ts';
import { graphql } from '../gql/gql.ts';
import { actorWords, ChangeList } from '../history/change-list.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

const AuditDocument = graphql(`
  query Audit($after: String) {
    roadmap {
      changes(last: 50, before: $after) {
        totalCount
        pageInfo {
          hasPreviousPage
          startCursor
        }
        nodes {
          ...ChangeParts
        }
      }
    }
  }
`);

/** Who changed what, and when: all of it, the newest first. */
export function AuditPage() {
  const list = useGrowingList(AuditDocument, {}, ({ roadmap: { changes } }) => ({
    nodes: changes.nodes.toReversed(),
    totalCount: changes.totalCount,
    pageInfo: { hasNextPage: changes.pageInfo.hasPreviousPage, endCursor: changes.pageInfo.startCursor },
  }));
  const { nodes } = list;
  return (
    <Page
      title="Audit"
      aside={!list.loading && <span className="numeric">{formatCount(list.totalCount)} changes</span>}
      actions={
        <ShareMenu
          document={AuditDocument}
          fileName="audit"
          rows={() => [
            ['When', 'Who', 'Through', 'What', 'Of', 'Type', 'Before', 'After', 'Why', 'Decision'],
            ...nodes.map((change) => [
              change.at,
              actorWords(change.actor),
              change.via,
              change.field ?? change.kind,
              change.subjectLabel,
              change.subjectType,
              change.before,
              change.after,
              change.reason,
              change.decision?.identifier,
            ]),
          ]}
        />
      }
      toolbar={<SettingsTabs />}
      bleed
    >
      {list.loading && <LoadingRows label="Loading the changes" />}
      {list.error && nodes.length === 0 && <ErrorState message={messageOf(list.error)} onRetry={list.reload} />}
      {!list.loading && !list.error && nodes.length === 0 && (
        <EmptyState icon={<IconHistory size={24} />} title="Nothing has happened yet">
          Each change is kept with who made it, when, and what stood there before.
        </EmptyState>
      )}
      {nodes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <section className={classes.list} aria-label="Changes" tabIndex={0}>
          <ChangeList changes={nodes} named />
          {list.more && (
            <Button variant="default" fullWidth mt="md" onClick={list.loadMore}>
              Show older changes
            </Button>
          )}
        </section>
      )}
    </Page>
  );
}
