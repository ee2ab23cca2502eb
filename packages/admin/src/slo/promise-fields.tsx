import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { choicesOf } from '../ui/choices.ts';
import type { SloDraft } from './slo-draft.ts';
import { methodWords, windowWords } from './slo-words.ts';

const windows = {
  ROLLING: ['P7D', 'P14D', 'P28D', 'P30D', 'P90D'],
  CALENDAR: ['P1W', 'P1M', 'P3M', 'P1Y'],
} as const;

/** How much may fail, over what time, and how that is counted. */
export function PromiseFields({ form }: { form: UseFormReturnType<SloDraft> }) {
  const { windowType, window, budgetingMethod } = form.values;
  const known: string[] = [...windows[windowType]];
  const choices = known.includes(window) ? known : [window, ...known];
  return (
    <>
      <Group grow align="start" preventGrowOverflow={false}>
        <NumberInput
          label="Objective, %"
          withAsterisk
          decimalScale={6}
          min={0}
          max={100}
          step={0.1}
          {...form.getInputProps('objective')}
        />
        <Select
          label="Window"
          allowDeselect={false}
          data={[
            { value: 'ROLLING', label: 'Rolling' },
            { value: 'CALENDAR', label: 'Calendar' },
          ]}
          value={windowType}
          onChange={(type) => {
            if (type !== 'ROLLING' && type !== 'CALENDAR') return;
            form.setValues({ windowType: type, window: type === 'ROLLING' ? 'P28D' : 'P1M' });
          }}
        />
        <Select
          label="Length"
          allowDeselect={false}
          data={choices.map((value) => ({ value, label: windowWords(value, windowType) }))}
          {...form.getInputProps('window')}
        />
      </Group>
      {windowType === 'CALENDAR' && (
        <Group grow align="start">
          <TextInput
            label="First window starts"
            placeholder="2026-01-01 00:00:00"
            description="On the wall clock there."
            {...form.getInputProps('calendarStart')}
          />
          <TextInput
            label="Time zone"
            placeholder="Europe/Berlin"
            description="Months end there."
            {...form.getInputProps('timeZone')}
          />
        </Group>
      )}
      <Group grow align="start" preventGrowOverflow={false}>
        <Select
          label="Counted by"
          allowDeselect={false}
          data={choicesOf(methodWords)}
          {...form.getInputProps('budgetingMethod')}
        />
        {budgetingMethod !== 'OCCURRENCES' && (
          <Select
            label="Slice"
            allowDeselect={false}
            data={[
              { value: 'PT1M', label: '1 minute' },
              { value: 'PT5M', label: '5 minutes' },
              { value: 'PT15M', label: '15 minutes' },
              { value: 'PT1H', label: '1 hour' },
            ]}
            {...form.getInputProps('timeSliceWindow')}
          />
        )}
        {budgetingMethod === 'TIMESLICES' && (
          <NumberInput
            label="A slice is good from, %"
            decimalScale={6}
            min={0}
            max={100}
            {...form.getInputProps('timeSliceTarget')}
          />
        )}
      </Group>
    </>
  );
}
