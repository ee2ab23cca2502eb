import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatDate } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import classes from './entry-reader.module.css';
import { excerptOf, linesOf } from './excerpt.ts';
import type { EntryDetail } from './triage-query.ts';
import type { Triage } from './use-triage.ts';

interface NearDuplicatesProps {
  entry: EntryDetail;
  triage: Triage;
  mayTriage: boolean;
}

/** What says nearly the same; one press makes them duplicates, which count once with this entry. */
export function NearDuplicates({ entry, triage, mayTriage }: NearDuplicatesProps) {
  const { duplicateOf, nearDuplicates } = entry;
  if (duplicateOf) {
    return (
      <Section title="A duplicate">
        <p className={classes.none}>It says the same as this entry and counts once with it:</p>
        <EntryLink id={duplicateOf.id}>{linesOf(duplicateOf).first}</EntryLink>
        {mayTriage && (
          <Button
            size="compact-sm"
            variant="default"
            mt="xs"
            onClick={() => void triage.unmarkDuplicate(entry.id, duplicateOf.id)}
          >
            It is none
          </Button>
        )}
      </Section>
    );
  }
  if (nearDuplicates.length === 0) return null;
  const ids = nearDuplicates.map(({ id }) => id);
  return (
    <Section
      title="Nearly the same"
      actions={
        mayTriage && (
          <Button size="compact-xs" variant="subtle" onClick={() => void triage.markDuplicates(ids, entry.id)}>
            All say the same
          </Button>
        )
      }
    >
      <ul className={classes.plain}>
        {nearDuplicates.map((near) => (
          <li key={near.id} className={classes.near}>
            <div className={classes.nearText}>
              <EntryLink id={near.id}>{excerptOf(near.body) || 'No words'}</EntryLink>
              <p className={classes.none}>
                <bdi>{near.customer?.name ?? near.source}</bdi> · {formatDate(near.submittedAt)}
              </p>
            </div>
            {mayTriage && (
              <Group gap={4} wrap="nowrap">
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => void triage.markDuplicates([near.id], entry.id)}
                >
                  Same
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EntryLink({ id, children }: { id: string; children: string }) {
  return (
    <Link to="/triage" search={(before) => ({ ...before, entry: id })} className={classes.entryLink} dir="auto">
      {children}
    </Link>
  );
}
