import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { formatShare } from '../ui/format.ts';
import { Meter } from '../ui/meter.tsx';
import classes from './entry-reader.module.css';
import type { EntryDetail } from './triage-query.ts';
import type { Triage } from './use-triage.ts';

interface SuggestionsProps {
  entry: EntryDetail;
  triage: Triage;
  /** Selected words, kept as the quote of what is taken. */
  quote: string;
}

const least = 0.05;

/** The suggestions worth reading: those that are not far-fetched, or the best two where all are. */
export function likelyAmong<Suggestion extends { confidence: number }>(nodes: Suggestion[]): Suggestion[] {
  const likely = nodes.filter(({ confidence }) => confidence >= least);
  return likely.length > 0 ? likely : nodes.slice(0, 2);
}

/** The themes that an entry may speak of, the likeliest first, each with its key, why, and how sure. */
export function Suggestions({ entry, triage, quote }: SuggestionsProps) {
  const { noneFits } = entry.suggestedThemes;
  const nodes = likelyAmong(entry.suggestedThemes.nodes);
  if (nodes.length === 0) return <p className={classes.none}>Nothing like it has a theme yet; T lists them all.</p>;
  const take = (index: number) => {
    const theme = nodes[index]?.theme;
    if (theme) void triage.assign(theme, { ids: [entry.id], origin: 'SUGGESTION', quote: quote || undefined });
  };
  return (
    <>
      <h3 className={classes.subtitle}>Suggested</h3>
      <ol className={classes.plain}>
        {nodes.map(({ theme, confidence, matchedTerms }, index) => (
          <li key={theme.id} className={classes.suggestion}>
            <button type="button" className={classes.take} onClick={() => take(index)}>
              <kbd className={classes.key}>{index + 1}</kbd>
              <span className={classes.suggested}>
                <span className={classes.name}>{theme.name}</span>
                {matchedTerms.length > 0 && (
                  <span className={classes.why}>
                    because of{' '}
                    {matchedTerms
                      .slice(0, 5)
                      .map((term) => `“${term}”`)
                      .join(', ')}
                  </span>
                )}
              </span>
              <span className={classes.sure}>
                <span className="numeric">{formatShare(confidence)}</span>
                <Meter value={confidence} tone="accent" />
              </span>
            </button>
            <Tooltip label="Not this theme">
              <ActionIcon
                size="sm"
                aria-label={`It is not about ${theme.name}`}
                onClick={() => void triage.dismiss(theme, entry.id)}
              >
                <IconX size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ol>
      <p className={classes.none}>None of them fits: {formatShare(noneFits)} likely.</p>
    </>
  );
}
