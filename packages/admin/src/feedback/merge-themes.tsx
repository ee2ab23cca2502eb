import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { useUndo } from '../app/use-undo.tsx';
import { formatCount } from '../ui/format.ts';
import { MergeThemesDocument, type ThemeRow, UnmergeThemeDocument } from './themes-query.ts';

interface MergeThemesProps {
  themes: ThemeRow[];
  onClose: () => void;
  onMerged: () => void;
}

/** The dialog that makes several themes one: which goes on; it can be taken apart again. */
export function MergeThemes({ themes, onClose, onMerged }: MergeThemesProps) {
  const largest = themes.reduce((best, theme) => (theme.stats.feedbackCount > best.stats.feedbackCount ? theme : best));
  const [into, setInto] = useState(largest.slug);
  const [problem, setProblem] = useState<string | null>(null);
  const merging = useAction(MergeThemesDocument);
  const unmerging = useAction(UnmergeThemeDocument);
  const offerUndo = useUndo();
  const others = themes.filter(({ slug }) => slug !== into);
  const survivor = themes.find(({ slug }) => slug === into);

  const merge = async () => {
    const outcome = await merging.run({ input: { sourceSlugs: others.map(({ slug }) => slug), intoSlug: into } });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    offerUndo(`${formatCount(others.length)} merged into ${survivor?.name}`, async () => {
      for (const { id } of others) {
        const undone = await unmerging.run({ input: { id } });
        if (!undone.ok) return allFaults(undone.faults);
      }
      return true;
    });
    onMerged();
  };

  return (
    <Modal opened onClose={onClose} title={`Merge ${formatCount(themes.length)} themes`}>
      <Stack gap="md">
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <Radio.Group
          label="Which one goes on"
          description="The others’ names lead to it, and their entries, customers and items count for it."
          value={into}
          onChange={setInto}
        >
          <Stack gap="xs" mt="sm">
            {themes.map(({ slug, name, stats }) => (
              <Radio
                key={slug}
                value={slug}
                label={name}
                description={`${formatCount(stats.feedbackCount)} entries of ${formatCount(stats.customerCount)} customers`}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          A merge can be undone later, on the page of the theme that goes on.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={merging.busy} onClick={() => void merge()}>
            Merge
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
