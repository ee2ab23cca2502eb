import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './entry-reader.module.css';
import { originWords } from './feedback-words.ts';
import { ThemeLink } from './theme-link.tsx';
import type { EntryDetail } from './triage-query.ts';
import type { Triage } from './use-triage.ts';

/** The themes that an entry has, each with the words that speak for it, and who said so. */
export function AssignedThemes({
  entry,
  triage,
  mayTriage,
}: {
  entry: EntryDetail;
  triage: Triage;
  mayTriage: boolean;
}) {
  if (entry.themes.length === 0) return <p className={classes.none}>None yet.</p>;
  return (
    <ul className={classes.plain}>
      {entry.themes.map(({ theme, quote, origin }) => (
        <li key={theme.id} className={classes.assigned}>
          <div className={classes.assignedText}>
            <ThemeLink slug={theme.slug}>{theme.name}</ThemeLink>
            <span className={classes.none}> {originWords[origin]}</span>
            {quote && (
              <blockquote className={classes.kept} dir="auto">
                {quote}
              </blockquote>
            )}
          </div>
          {mayTriage && (
            <ActionIcon
              size="sm"
              aria-label={`Take it out of ${theme.name}`}
              onClick={() => void triage.takeOff(theme, entry.id, quote)}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
