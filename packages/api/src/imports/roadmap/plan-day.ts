import { isCalendarDate } from '../../platform/graphql/scalars.ts';
import { DateResolution } from '../../roadmap/item.enums.ts';
import type { PlanDay } from '../../roadmap/plan-date.rules.ts';
import { shown, type Understood } from '../reading/cells.ts';

const forms: { form: RegExp; resolution: DateResolution; day: (part: string) => string }[] = [
  { form: /^(\d{4})$/, resolution: DateResolution.YEAR, day: () => '01-01' },
  {
    form: /^(\d{4})-?H([12])$/,
    resolution: DateResolution.HALF_YEAR,
    day: (half) => (half === '1' ? '01-01' : '07-01'),
  },
  {
    form: /^(\d{4})-?Q([1-4])$/,
    resolution: DateResolution.QUARTER,
    day: (quarter) => `${month(Number(quarter) * 3 - 2)}-01`,
  },
  { form: /^(\d{4})-(\d\d)$/, resolution: DateResolution.MONTH, day: (written) => `${written}-01` },
  { form: /^(\d{4})-(\d\d-\d\d)$/, resolution: DateResolution.DAY, day: (written) => written },
];

const month = (number: number): string => String(number).padStart(2, '0');

/** The plan date that a text names: `2027`, `2027-H1`, `2027-Q1` (or `Q1 2027`), `2027-03`, `2027-03-14`. */
export function planDayFrom(text: string): Understood<PlanDay> {
  const written = text
    .trim()
    .toUpperCase()
    .replace(/^([HQ]\d)[ -]+(\d{4})$/, '$2-$1')
    .replace(/ +/, '-');
  for (const { form, resolution, day } of forms) {
    const match = form.exec(written);
    const date = match && `${match[1]}-${day(match[2] ?? '')}`;
    if (date && isCalendarDate(date) && date >= '1900' && date < '2200') return { value: { date, resolution } };
  }
  return { problem: `"${shown(text)}" is no plan date; write 2027, 2027-H1, 2027-Q1, 2027-03 or 2027-03-14.` };
}
