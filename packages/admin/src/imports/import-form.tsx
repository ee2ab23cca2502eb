import {
  Alert,
  Anchor,
  Button,
  Collapse,
  Group,
  SegmentedControl,
  Select,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useDisclosure } from '@mantine/hooks';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import type { HttpFault } from '../app/http.ts';
import { useSession } from '../app/session.tsx';
import { choicesOf, kindWords } from '../roadmap/words.ts';
import { formatCompact } from '../ui/format.ts';
import type { ImportedKind, ImportSettings } from './import-address.ts';
import classes from './imports.module.css';
import type { ImportStep } from './imports-page.tsx';

interface ImportFormProps {
  file: File | null;
  settings: ImportSettings;
  step: ImportStep;
  fault: HttpFault | null;
  onFile: (file: File | null) => void;
  onChange: (part: Partial<ImportSettings>) => void;
  onTry: () => void;
}

const kinds = [
  { value: 'feedback', label: 'Customer feedback' },
  { value: 'roadmap', label: 'Roadmap' },
];

/** The file and how it is to be read. */
export function ImportForm({ file, settings, step, fault, onFile, onChange, onTry }: ImportFormProps) {
  const { may } = useSession();
  const [more, { toggle }] = useDisclosure(false);
  const running = step.at === 'running';
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onTry();
      }}
    >
      {may('PLAN') && (
        <SegmentedControl
          aria-label="What the file holds"
          data={kinds}
          value={settings.kind}
          onChange={(kind) => onChange({ kind: kind as ImportedKind, map: {} })}
        />
      )}
      <Dropzone
        onDrop={(files) => onFile(files[0] ?? null)}
        multiple={false}
        useFsAccessApi={false}
        className={classes.drop}
        inputProps={{ 'aria-label': 'File to import' }}
        aria-label="Drop a file here, or press to choose one"
      >
        <div className={classes.dropInside}>
          {file ? <IconFileSpreadsheet size={26} aria-hidden /> : <IconUpload size={26} aria-hidden />}
          <div>
            <Text fw={500}>{file ? file.name : 'Drop a file here, or press to choose one'}</Text>
            <Text size="sm" c="dimmed">
              {file
                ? `${formatCompact(file.size)} bytes. Drop another to replace it.`
                : 'CSV, TSV, JSON or NDJSON, as it was exported.'}
            </Text>
          </div>
        </div>
      </Dropzone>
      {fault && (
        <Alert color="red" title="The file could not be read">
          {fault.message}
        </Alert>
      )}
      {file && (
        <>
          <TextInput
            label="Source"
            description="Where it comes from. The same source again updates its own rows and makes no duplicates."
            required
            withAsterisk={false}
            value={settings.source}
            onChange={(event) => onChange({ source: event.currentTarget.value })}
          />
          {settings.kind === 'feedback' && (
            <Switch
              label="Create themes that do not exist yet"
              description="Else a row that names an unknown theme is reported."
              checked={settings.createMissingThemes}
              onChange={(event) => onChange({ createMissingThemes: event.currentTarget.checked })}
            />
          )}
          {settings.kind === 'roadmap' && (
            <Select
              label="Kind of rows that say none"
              description="Without one, a row without a kind fails."
              placeholder="None: let them fail"
              clearable
              data={choicesOf(kindWords)}
              value={settings.defaultKind}
              onChange={(kind) => onChange({ defaultKind: kind as ImportSettings['defaultKind'] })}
            />
          )}
          {settings.kind === 'feedback' && (
            <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={more}>
              {more ? 'Fewer settings' : 'Dates and time zone'}
            </Anchor>
          )}
          <Collapse expanded={more && settings.kind === 'feedback'}>
            <div className={classes.pair}>
              <TextInput
                label="Date for rows without one"
                placeholder="2026-11-22"
                value={settings.defaultSubmittedAt}
                onChange={(event) => onChange({ defaultSubmittedAt: event.currentTarget.value })}
              />
              <TextInput
                label="Time zone of the file"
                placeholder="Europe/Berlin"
                value={settings.timeZone}
                onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
              />
            </div>
          </Collapse>
          <Group gap="xs">
            <Button type="submit" loading={running} disabled={settings.source.trim() === '' || step.at === 'applied'}>
              Try it: a dry run
            </Button>
            <Button variant="default" onClick={() => onFile(null)} disabled={running}>
              Clear
            </Button>
          </Group>
        </>
      )}
    </form>
  );
}
