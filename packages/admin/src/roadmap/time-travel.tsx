import { Button } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import type { RoadmapView } from './view.ts';

interface TimeTravelProps {
  asOf: string | undefined;
  onChange: (part: Partial<RoadmapView>) => void;
}

const twoDigits = (part: number): string => String(part).padStart(2, '0');
/** Today where the reader is, as a calendar date. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** Chooses the day at whose end the roadmap is shown. */
export function TimeTravel({ asOf, onChange }: TimeTravelProps) {
  return (
    <>
      <DatePicker
        size="xs"
        value={asOf ?? null}
        maxDate={today()}
        aria-label="Show the roadmap as it was on"
        ariaLabels={{
          previousMonth: 'Month before',
          nextMonth: 'Next month',
          previousYear: 'Year before',
          nextYear: 'Next year',
          previousDecade: 'Decade before',
          nextDecade: 'Next decade',
        }}
        onChange={(date) => onChange({ asOf: date ?? undefined })}
      />
      {asOf && (
        <Button size="xs" variant="default" fullWidth mt="xs" onClick={() => onChange({ asOf: undefined })}>
          Back to now
        </Button>
      )}
    </>
  );
}
