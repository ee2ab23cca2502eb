import { Combobox, Modal, Text, Textarea, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSession } from '../app/session.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatCount } from '../ui/format.ts';
import { slugOf } from './slug.ts';
import classes from './theme-picker.module.css';
import { SaveThemeDocument, ThemeChoicesDocument } from './themes-query.ts';
import type { ThemeChoice } from './use-triage.ts';

interface ThemePickerProps {
  title: string;
  /** Words that are kept as the quote; undefined where no quote makes sense. */
  quote?: string;
  /** A theme that cannot be picked: the one that is left. */
  without?: string;
  onPick: (theme: ThemeChoice, options: { quote: string; stay: boolean }) => void;
  onClose: () => void;
}

const makeNew = '\u0000new';

/** The themes by name, for the keyboard: type, arrow, Enter; Shift+Enter stays where one is. A new one can be made. */
export function ThemePicker({ title, quote: selected, without, onPick, onClose }: ThemePickerProps) {
  const { may } = useSession();
  const [text, setText] = useState('');
  const [quote, setQuote] = useState(selected ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [search] = useDebouncedValue(text.trim(), 120);
  const { data } = useLiveQuery(ThemeChoicesDocument, { search: search || null });
  const { run, busy } = useAction(SaveThemeDocument);
  const combobox = useCombobox({ opened: true });
  const stay = useRef(false);
  const themes = (data?.themes.nodes ?? []).filter(({ slug }) => slug !== without);
  const wanted = slugOf(text);
  const isNew = wanted !== '' && search === text.trim() && !themes.some(({ slug }) => slug === wanted);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer is marked whenever the answers change
  useEffect(() => {
    combobox.selectFirstOption();
  }, [data, text]);

  const pick = async (value: string) => {
    const options = { quote: quote.trim(), stay: stay.current };
    const known = themes.find(({ slug }) => slug === value);
    if (known) return onPick(known, options);
    const outcome = await run({ input: { slug: wanted, name: text.trim() } });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    const slug = outcome.payload.theme?.slug;
    if (slug) onPick({ slug, name: text.trim() }, options);
  };
  const noteShift = (event: KeyboardEvent) => {
    stay.current = event.shiftKey;
  };

  return (
    <Modal opened onClose={onClose} title={title} yOffset="10vh" centered={false} size={480}>
      <Combobox store={combobox} onOptionSubmit={(value) => void pick(value)}>
        <Combobox.EventsTarget>
          <TextInput
            data-autofocus
            aria-label="Theme"
            placeholder="Search themes"
            leftSection={<IconSearch size={15} aria-hidden />}
            value={text}
            error={problem}
            disabled={busy}
            onKeyDownCapture={noteShift}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setProblem(null);
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={classes.options} aria-label="Themes" tabIndex={0}>
          {themes.map(({ id, slug, name, parent, stats }) => (
            <Combobox.Option key={id} value={slug} className={classes.option}>
              <span className={classes.name}>
                {parent && <span className={classes.muted}>{parent.name} / </span>}
                {name}
              </span>
              <span className={classes.muted}>{formatCount(stats.feedbackCount)}</span>
            </Combobox.Option>
          ))}
          {isNew && may('PLAN') && (
            <Combobox.Option value={makeNew} className={classes.option}>
              <span className={classes.name}>
                <IconPlus size={14} aria-hidden /> New theme “{text.trim()}”
              </span>
            </Combobox.Option>
          )}
          {data && themes.length === 0 && !(isNew && may('PLAN')) && (
            <Combobox.Empty>No theme is called so.</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
      {selected !== undefined && (
        <Textarea
          mt="sm"
          label="Quote"
          description="The words that tell it best; they stand for it on the theme and on its items."
          autosize
          maxRows={5}
          value={quote}
          onChange={(event) => setQuote(event.currentTarget.value)}
        />
      )}
      {selected !== undefined && (
        <Text size="xs" c="dimmed" mt="xs">
          Enter goes on to the next entry, Shift+Enter stays with this one.
        </Text>
      )}
    </Modal>
  );
}
