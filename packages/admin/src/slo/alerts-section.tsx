import { IconBell, IconBellRinging, IconHelpCircle } from '@tabler/icons-react';
import type { Severity } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatNumber } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ToneLabel } from '../ui/tone.tsx';
import type { SloDetail } from './slo-page.tsx';
import { durationWords } from './slo-words.ts';

const names: Record<Severity, string> = { CRITICAL: 'Page', WARNING: 'Ticket', INFO: 'Note' };

/** The alerts on how fast the budget burns: both windows of one have to be over its factor. */
export function AlertsSection({ slo }: { slo: SloDetail }) {
  return (
    <Section title="Alerts">
      <table className={table.table} aria-label="Alerts">
        <thead>
          <tr>
            <th scope="col">Alert</th>
            <th scope="col">Over</th>
            <th scope="col" className={table.end}>
              Burn above
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {slo.alerts.map(({ severity, longWindow, shortWindow, factor, firing }) => (
            <tr key={`${severity} ${longWindow}`}>
              <td>{names[severity]}</td>
              <td>
                {durationWords(longWindow)} and {durationWords(shortWindow)}
              </td>
              <td className={table.end}>{formatNumber(factor)}×</td>
              <td>
                {firing === null ? (
                  <ToneLabel tone="neutral" icon={<IconHelpCircle size={15} />} muted>
                    Not known
                  </ToneLabel>
                ) : firing ? (
                  <ToneLabel tone="bad" icon={<IconBellRinging size={15} />}>
                    Firing
                  </ToneLabel>
                ) : (
                  <ToneLabel tone="neutral" icon={<IconBell size={15} />} muted>
                    Quiet
                  </ToneLabel>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
