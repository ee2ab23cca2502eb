import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSession } from '../app/session.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { Section } from '../ui/page.tsx';
import classes from './theme-page.module.css';
import { UnmergeThemeDocument } from './themes-query.ts';

/** The themes that were merged into one; each can be taken out again with all that it had. */
export function MergedThemes({ merged }: { merged: { id: string; name: string }[] }) {
  const { may } = useSession();
  const { run, busy } = useAction(UnmergeThemeDocument);
  if (merged.length === 0) return null;
  const takeOut = async ({ id, name }: { id: string; name: string }) => {
    const outcome = await run({ input: { id } });
    if (outcome.ok) notifications.show({ message: `${name} stands for itself again` });
    else notifications.show({ color: 'red', message: allFaults(outcome.faults) });
  };
  return (
    <Section title="Merged into it">
      <ul className={classes.plain}>
        {merged.map((theme) => (
          <li key={theme.id} className={classes.item}>
            <span className={classes.grow}>{theme.name}</span>
            {may('PLAN') && (
              <Button size="compact-xs" variant="default" disabled={busy} onClick={() => void takeOut(theme)}>
                Take out
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
