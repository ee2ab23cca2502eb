import { Alert, Button, Group, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { Health } from '../gql/graphql.ts';
import { ChangeList } from '../history/change-list.tsx';
import { choicesOf } from '../ui/choices.ts';
import { formatAgo, formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { LoadingRows } from '../ui/states.tsx';
import { useDraft } from '../ui/use-draft.ts';
import classes from './item-panel.module.css';
import type { ItemDetail } from './item-query.ts';
import { HealthLabel } from './labels.tsx';
import { healthWords } from './words.ts';

const ActivityDocument = graphql(`
  query ItemActivity($identifier: String!, $changes: Int!) {
    roadmapItem(identifier: $identifier) {
      id
      updates(first: 10) {
        nodes {
          id
          health
          body
          createdAt
          author {
            ... on Person {
              id
              name
            }
            ... on ApiToken {
              id
              name
            }
          }
        }
      }
      history(first: $changes) {
        totalCount
        nodes {
          ...ChangeParts
        }
      }
    }
  }
`);
const PostUpdateDocument = graphql(`
  mutation PostUpdate($input: StatusUpdateInput!) {
    statusUpdatePost(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

const step = 25;
const most = 100;

/** How it fares, as people say, and everything that changed, with what it was before. */
export function ActivityTab({ item }: { item: ItemDetail }) {
  const { may } = useSession();
  const [changes, setChanges] = useState(step);
  const { data, loading } = useLiveQuery(ActivityDocument, { identifier: item.identifier, changes });
  const activity = data?.roadmapItem;
  if (loading && !activity) return <LoadingRows rows={5} label="Loading the activity" />;
  if (!activity) return null;
  const { updates, history } = activity;
  return (
    <>
      <Section title="Updates">
        {may('CONTRIBUTE') && <UpdateForm item={item} />}
        {updates.nodes.length === 0 && <p className={classes.none}>Nobody has said yet how it fares.</p>}
        <ul className={classes.rows}>
          {updates.nodes.map(({ id, health, body, createdAt, author }) => (
            <li key={id}>
              <div className={classes.main}>
                <HealthLabel health={health} freshness="FRESH" />{' '}
                <span className={classes.note}>
                  {author.name} · <time title={formatInstant(createdAt)}>{formatAgo(createdAt)}</time>
                </span>
                <div className={classes.text}>
                  <bdi>{body}</bdi>
                </div>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Changes">
        <ChangeList changes={history.nodes} />
        {history.totalCount > changes && changes < most && (
          <Button size="xs" variant="default" mt="xs" onClick={() => setChanges(Math.min(most, changes + step))}>
            Show more
          </Button>
        )}
      </Section>
    </>
  );
}

function UpdateForm({ item }: { item: ItemDetail }) {
  const { run, busy } = useAction(PostUpdateDocument);
  const body = useDraft(`update:${item.identifier}`);
  const [health, setHealth] = useState<Health>(item.health ?? 'ON_TRACK');
  const [problem, setProblem] = useState<string | null>(null);
  const post = async () => {
    const outcome = await run({ input: { itemId: item.id, health, body: body.text.trim() } });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    setProblem(null);
    body.forget();
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <Textarea
        size="xs"
        label="How does it fare?"
        autosize
        minRows={2}
        value={body.text}
        onChange={(event) => body.write(event.currentTarget.value)}
      />
      <Group gap="xs" justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label="Health"
          data={choicesOf(healthWords)}
          value={health}
          onChange={(value) => setHealth(value as Health)}
        />
        <Button size="xs" loading={busy} disabled={body.text.trim() === ''} onClick={() => void post()}>
          Post update
        </Button>
      </Group>
    </div>
  );
}
