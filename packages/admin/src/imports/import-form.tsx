import { Alert, Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useDisclosure } from '@mantine/hooks';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { HttpFault } from '../app/http.ts';
import { useSession } from '../app/session.tsx';
import { formatCompact, formatCount } from '../ui/format.ts';
import type { FileHead } from './file-header.ts';
import { type ImportSettings, needsOf } from './import-address.ts';
import { type ImportedKind, importedKindWords } from './import-kinds.ts';
import { ImportOptions } from './import-options.tsx';
import classes from './imports.module.css';
import type { ImportStep } from './imports-page.tsx';
import { fileOfText } from './use-pasted-file.ts';

interface ImportFormProps {
  file: File | null;
  head: FileHead | null;
  settings: ImportSettings;
  step: ImportStep;
  fault: HttpFault | null;
  onFile: (file: File | null) => void;
  onChange: (part: Partial<ImportSettings>) => void;
  onTry: () => void;
}

/** The file, what was recognised of it, and how it is to be read. */
export function ImportForm({ file, head, settings, step, fault, onFile, onChange, onTry }: ImportFormProps) {
  const { may } = useSession();
  const [pasting, { open, close }] = useDisclosure(false);
  const running = step.at === 'running';
  const kinds = (Object.keys(importedKindWords) as ImportedKind[])
    .filter((kind) => needsOf[kind].every((permission) => may(permission)))
    .map((value) => ({ value, label: importedKindWords[value] }));
  const told = head && [head.format, head.columns.length > 0 && `${formatCount(head.columns.length)} columns`];
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onTry();
      }}
    >
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
                ? [...(told || []), `${formatCompact(file.size)} bytes`].filter(Boolean).join(' · ')
                : 'CSV, TSV, JSON, NDJSON or YAML, as it was exported, packed or not. A copied table can be pasted.'}
            </Text>
          </div>
        </div>
      </Dropzone>
      {!file && !pasting && (
        <Button variant="subtle" size="compact-sm" onClick={open}>
          Paste a text instead
        </Button>
      )}
      {!file && pasting && (
        <PasteText
          onText={(text) => {
            close();
            onFile(fileOfText(text));
          }}
          onCancel={close}
        />
      )}
      {fault && (
        <Alert color="red" title="The file could not be read" role="alert">
          {fault.message}
        </Alert>
      )}
      {file && (
        <>
          <div className={classes.pair}>
            <Select
              label="What it holds"
              description="As it was recognised."
              allowDeselect={false}
              data={kinds}
              value={settings.kind}
              onChange={(kind) => onChange({ kind: kind as ImportedKind, map: {} })}
            />
            <TextInput
              label="Source"
              description="The same source again updates its own rows."
              required
              withAsterisk={false}
              value={settings.source}
              onChange={(event) => onChange({ source: event.currentTarget.value })}
            />
          </div>
          <ImportOptions settings={settings} onChange={onChange} />
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

function PasteText({ onText, onCancel }: { onText: (text: string) => void; onCancel: () => void }) {
  const [text, setText] = useState('');
  return (
    <div>
      <Textarea
        label="Rows with a line of column names, or JSON"
        autosize
        minRows={5}
        maxRows={14}
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        <Button size="xs" disabled={text.trim() === ''} onClick={() => onText(text)}>
          Use this text
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </div>
  );
}
