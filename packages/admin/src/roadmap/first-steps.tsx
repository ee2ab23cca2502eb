import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../app/session.tsx';
import classes from './first-steps.module.css';

/** What an empty roadmap teaches: the three first steps, and the two ways to begin. */
export function FirstSteps() {
  const { may } = useSession();
  return (
    <section className={classes.steps} aria-labelledby="first-steps">
      <h2 id="first-steps" className={classes.title}>
        An empty roadmap, ready for its first item
      </h2>
      <p className={classes.lead}>
        Product and engineering keep one list here. Features and technical investments stand in the same rank and answer
        the same questions.
      </p>
      <ol className={classes.list}>
        <li>
          <strong>State a problem.</strong> Whose it is, and what it costs them. Then what success looks like.
        </li>
        <li>
          <strong>Bring the evidence.</strong> Import customer feedback and group it into themes; the counts and the
          revenue follow by themselves.
        </li>
        <li>
          <strong>Rank and agree.</strong> Put it in Now, Next or Later, cut it into milestones that are each worth
          something, and sign off together.
        </li>
      </ol>
      {may('PLAN') || may('IMPORT') ? (
        <div className={classes.actions}>
          {may('PLAN') && (
            <Button
              leftSection={<IconPlus size={15} />}
              renderRoot={(props) => (
                <Link to="/roadmap" search={(before) => ({ ...before, create: 'item' as const })} {...props} />
              )}
            >
              Create the first item
            </Button>
          )}
          {may('IMPORT') && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={15} />}
              renderRoot={(props) => <Link to="/imports" search={{ kind: 'roadmap' }} {...props} />}
            >
              Import a roadmap
            </Button>
          )}
        </div>
      ) : (
        <p className={classes.lead}>A lead can add the first item; it will appear here at once.</p>
      )}
    </section>
  );
}
