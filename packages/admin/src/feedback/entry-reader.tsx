import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconChevronDown,
  IconChevronUp,
  IconExternalLink,
  IconQuote,
  IconTag,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { Chip } from '../ui/tone.tsx';
import { AssignedThemes } from './assigned-themes.tsx';
import { CustomerLine } from './customer-line.tsx';
import classes from './entry-reader.module.css';
import { EraseEntry } from './erase.tsx';
import { linesOf } from './excerpt.ts';
import { importanceWords, sentimentWords } from './feedback-words.ts';
import { NearDuplicates } from './near-duplicates.tsx';
import { Suggestions } from './suggestions.tsx';
import triageClasses from './triage.module.css';
import type { EntryDetail } from './triage-query.ts';
import { useSelectedWords } from './use-selected-words.ts';
import type { Triage } from './use-triage.ts';

interface EntryReaderProps {
  entry: EntryDetail;
  triage: Triage;
  mayTriage: boolean;
  /** Opens the choice of a theme, with words of the entry as its quote where some are selected. */
  onPick: (quote: string) => void;
  onStep: (steps: number) => void;
  bodyRef: RefObject<HTMLDivElement | null>;
}

/** One entry in full: what was said, by whom, which themes it has and may have, and what says nearly the same. */
export function EntryReader({ entry, triage, mayTriage, onPick, onStep, bodyRef }: EntryReaderProps) {
  const words = useSelectedWords(bodyRef);
  const { first } = linesOf(entry);
  const title = entry.title?.trim();
  return (
    <article className={classes.article} aria-label={first.slice(0, 80)}>
      <header className={classes.head}>
        <Link
          to="/triage"
          search={(before) => ({ ...before, entry: undefined })}
          className={`${triageClasses.back} ${classes.backLink}`}
        >
          <IconArrowLeft size={16} aria-hidden /> List
        </Link>
        <p className={classes.facts}>
          <span>{entry.source}</span>
          <time dateTime={entry.submittedAt}>{formatInstant(entry.submittedAt)}</time>
          <span data-critical={entry.importance === 'CRITICAL' || undefined}>{importanceWords[entry.importance]}</span>
          {entry.sentiment && <span>{sentimentWords[entry.sentiment]}</span>}
          {entry.language && <span>{entry.language}</span>}
        </p>
        <div className={classes.tools}>
          {entry.url && (
            <Tooltip label="Open in its source">
              <ActionIcon component="a" href={entry.url} target="_blank" rel="noopener" aria-label="Open in its source">
                <IconExternalLink size={16} />
              </ActionIcon>
            </Tooltip>
          )}
          <EraseEntry id={entry.id} />
          <Tooltip label="Previous (K)">
            <ActionIcon aria-label="Previous entry" onClick={() => onStep(-1)}>
              <IconChevronUp size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Next (J)">
            <ActionIcon aria-label="Next entry" onClick={() => onStep(1)}>
              <IconChevronDown size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
      </header>
      {title && title !== entry.body && (
        <h2 className={classes.title} dir="auto">
          {title}
        </h2>
      )}
      {entry.erasedAt ? (
        <p className={classes.erased}>Its words and who said them were erased on {formatInstant(entry.erasedAt)}.</p>
      ) : (
        <div
          ref={bodyRef}
          className={classes.body}
          dir="auto"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the API gives HTML that it made safe for showing
          dangerouslySetInnerHTML={{ __html: entry.bodyHtml }}
        />
      )}
      {entry.tags.length > 0 && (
        <ul className={classes.tags} aria-label="Tags of the source">
          {entry.tags.map((tag) => (
            <li key={tag}>
              <Chip>{tag}</Chip>
            </li>
          ))}
        </ul>
      )}
      {mayTriage && (
        <div className={classes.actions}>
          <Button size="xs" leftSection={<IconTag size={14} aria-hidden />} onClick={() => onPick(words)}>
            {words ? 'Theme with these words' : 'Theme'}
            <kbd className={classes.key}>T</kbd>
          </Button>
          {words && (
            <span className={classes.quote}>
              <IconQuote size={14} aria-hidden />
              <q dir="auto">{words.length > 90 ? `${words.slice(0, 90)}…` : words}</q>
            </span>
          )}
        </div>
      )}
      <Section title="Themes">
        <AssignedThemes entry={entry} triage={triage} mayTriage={mayTriage} />
        {mayTriage && <Suggestions entry={entry} triage={triage} quote={words} />}
      </Section>
      <CustomerLine customer={entry.customer} />
      <NearDuplicates entry={entry} triage={triage} mayTriage={mayTriage} />
    </article>
  );
}
