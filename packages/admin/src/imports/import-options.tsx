import { Anchor, Collapse, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { kindWords } from '../roadmap/words.ts';
import { choicesOf } from '../ui/choices.ts';
import { type ImportSettings, tellsTimes } from './import-address.ts';
import classes from './imports.module.css';

interface ImportOptionsProps {
  settings: ImportSettings;
  onChange: (part: Partial<ImportSettings>) => void;
}

/** What is to be said about the rows of a kind; what is rarely needed waits behind a press. */
export function ImportOptions({ settings, onChange }: ImportOptionsProps) {
  const [more, { toggle }] = useDisclosure(false);
  const { kind } = settings;
  return (
    <>
      {kind === 'feedback' && (
        <Switch
          label="Create themes that do not exist yet"
          description="Else a row that names an unknown theme is reported."
          checked={settings.createMissingThemes}
          onChange={(event) => onChange({ createMissingThemes: event.currentTarget.checked })}
        />
      )}
      {kind === 'roadmap' && (
        <Select
          label="Kind of rows that say none"
          description="Without one, a row without a kind fails."
          placeholder="None: let them fail"
          clearable
          data={choicesOf(kindWords)}
          value={settings.defaultKind}
          onChange={(chosen) => onChange({ defaultKind: chosen as ImportSettings['defaultKind'] })}
        />
      )}
      {kind === 'slo' && (
        <Switch
          label="Mend well-known slips"
          description="Each mend is reported."
          checked={settings.lenient}
          onChange={(event) => onChange({ lenient: event.currentTarget.checked })}
        />
      )}
      <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={more}>
        {more ? 'Fewer settings' : 'More settings'}
      </Anchor>
      <Collapse expanded={more}>
        <Stack gap="md">
          <Switch
            label="All or nothing"
            description="One bad row, and nothing is applied. Else the good rows are, and the bad ones reported."
            checked={settings.allOrNothing}
            onChange={(event) => onChange({ allOrNothing: event.currentTarget.checked })}
          />
          <div className={classes.pair}>
            {kind === 'feedback' && (
              <TextInput
                label="Date for rows without one"
                placeholder="2026-11-22"
                value={settings.defaultSubmittedAt}
                onChange={(event) => onChange({ defaultSubmittedAt: event.currentTarget.value })}
              />
            )}
            {tellsTimes(kind) && (
              <TextInput
                label="Time zone of the file"
                placeholder="Europe/Berlin"
                value={settings.timeZone}
                onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
              />
            )}
          </div>
        </Stack>
      </Collapse>
    </>
  );
}
