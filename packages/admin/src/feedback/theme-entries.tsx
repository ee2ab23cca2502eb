import { Button, Checkbox, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { useUndo } from '../app/use-undo.tsx';
import { graphql } from '../gql/gql.ts';
import { formatCount } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { EntriesOf } from './entries-of.tsx';
import classes from './theme-page.module.css';
import { ThemePicker } from './theme-picker.tsx';
import type { ThemeChoice } from './use-triage.ts';

const MoveDocument = graphql(`
  mutation MoveFeedback($input: FeedbackMoveInput!) {
    feedbackMove(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** What people wrote about a theme; what was chosen can go to another one, which is how a theme is split. */
export function ThemeEntries({ theme }: { theme: ThemeChoice }) {
  const { may } = useSession();
  const { run, busy } = useAction(MoveDocument);
  const offerUndo = useUndo();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [picking, setPicking] = useState(false);
  if (!may('READ_FEEDBACK')) {
    return (
      <Section title="Feedback">
        <p className={classes.none}>Your role reads the counts, not the texts.</p>
      </Section>
    );
  }
  const choose = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const move = async (to: ThemeChoice) => {
    setPicking(false);
    const feedbackIds = [...chosen];
    const outcome = await run({ input: { feedbackIds, fromSlug: theme.slug, toSlug: to.slug } });
    if (!outcome.ok) {
      notifications.show({ color: 'red', message: allFaults(outcome.faults) });
      return;
    }
    setChosen(new Set());
    offerUndo(`${formatCount(feedbackIds.length)} moved to ${to.name}`, async () => {
      const back = await run({ input: { feedbackIds, fromSlug: to.slug, toSlug: theme.slug } });
      return back.ok || allFaults(back.faults);
    });
  };
  const mayMove = may('CONTRIBUTE');
  return (
    <>
      <EntriesOf
        filter={{ themeSlug: [theme.slug] }}
        empty="Nobody has written about it yet."
        actions={
          chosen.size > 0 && (
            <Group gap="xs">
              <span className={classes.none}>{formatCount(chosen.size)} chosen</span>
              <Button size="compact-sm" loading={busy} onClick={() => setPicking(true)}>
                Move to…
              </Button>
            </Group>
          )
        }
        before={
          mayMove
            ? ({ id, body }) => (
                <Checkbox
                  size="xs"
                  mt={3}
                  aria-label={`Choose “${body.slice(0, 60)}”`}
                  checked={chosen.has(id)}
                  onChange={() => choose(id)}
                />
              )
            : undefined
        }
      />
      {picking && (
        <ThemePicker
          title={`Move ${formatCount(chosen.size)} out of ${theme.name}`}
          without={theme.slug}
          onClose={() => setPicking(false)}
          onPick={(to) => void move(to)}
        />
      )}
    </>
  );
}
