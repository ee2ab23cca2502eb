import { Button, NumberInput, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import { IconCalendar, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { placeFaults } from '../app/place-faults.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { PeriodsQuery } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { FormModal } from '../ui/form-modal.tsx';
import { formatDate, formatShare } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

const PeriodsDocument = graphql(`
  query Periods {
    periods {
      id
      name
      start
      end
      mix {
        target {
          kind
          share
        }
      }
    }
  }
`);

const SavePeriodDocument = graphql(`
  mutation SavePeriod($input: PeriodInput!) {
    periodSave(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

type Period = PeriodsQuery['periods'][number];
const featureShare = ({ mix }: Period) => mix.target.find(({ kind }) => kind === 'FEATURE')?.share;
const mixWords = (period: Period) => {
  const share = featureShare(period);
  return share === undefined
    ? 'Nobody said'
    : `${formatShare(share)} features, ${formatShare(1 - share)} technical investments`;
};

/** The stretches of time that are planned as one, and the mix that is meant for each. */
export function PeriodsPage() {
  const { may } = useSession();
  const { data, loading, error, reload } = useLiveQuery(PeriodsDocument, {});
  const [edited, setEdited] = useState<Period | 'new' | null>(null);
  const periods = data?.periods ?? [];
  return (
    <Page
      title="Periods"
      actions={
        <>
          <ShareMenu document={PeriodsDocument} />
          {may('PLAN') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              New period
            </Button>
          )}
        </>
      }
      toolbar={<SettingsTabs />}
      bleed
    >
      {loading && <LoadingRows label="Loading the periods" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && periods.length === 0 && (
        <EmptyState icon={<IconCalendar size={24} />} title="No periods yet">
          A period is a stretch of time that is planned as one: a quarter, say. Capacity and the mix of the work are
          told by period.
        </EmptyState>
      )}
      {periods.length > 0 && (
        <div className={table.scroller}>
          <table className={table.table} aria-label="Periods">
            <thead>
              <tr>
                <th scope="col">Period</th>
                <th scope="col">Meant mix</th>
                <th scope="col">
                  <span className="visually-hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {periods.map((period) => (
                <tr key={period.id}>
                  <td className={classes.name}>
                    <div className={classes.strong}>{period.name}</div>
                    <div className={classes.quiet}>
                      {formatDate(period.start)} – {formatDate(period.end)}
                    </div>
                  </td>
                  <td className={classes.wrap}>{mixWords(period)}</td>
                  <td>
                    <div className={classes.actions}>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={`Capacity in ${period.name}`}
                        renderRoot={(props) => <Link to="/capacity" search={{ period: period.id }} {...props} />}
                      >
                        Capacity
                      </Button>
                      {may('PLAN') && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`Edit ${period.name}`}
                          onClick={() => setEdited(period)}
                        >
                          Edit
                        </Button>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited && <PeriodForm period={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function PeriodForm({ period, onClose }: { period: Period | null; onClose: () => void }) {
  const { run, busy } = useAction(SavePeriodDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const share = period && featureShare(period);
  const form = useForm({
    initialValues: {
      name: period?.name ?? '',
      days: [period?.start ?? null, period?.end ?? null] as [string | null, string | null],
      features: (share == null ? '' : Math.round(share * 100)) as number | '',
    },
    validate: {
      name: (name) => (name.trim() ? null : 'Name it.'),
      days: ([start, end]) => (start && end ? null : 'Choose its first and its last day.'),
    },
  });
  const save = async ({ name, days: [start, end], features }: typeof form.values) => {
    const targetMix =
      features === ''
        ? []
        : [
            { kind: 'FEATURE' as const, share: features / 100 },
            { kind: 'TECHNICAL_INVESTMENT' as const, share: (100 - features) / 100 },
          ];
    const outcome = await run({ input: { id: period?.id, name, start: start ?? '', end: end ?? '', targetMix } });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form, { start: 'days', end: 'days', targetMix: 'features' }));
  };
  return (
    <FormModal
      title={period ? `Edit ${period.name}` : 'New period'}
      save="Save"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void save(values))}
    >
      <TextInput label="Name" placeholder="Q1 2027" data-autofocus {...form.getInputProps('name')} />
      <DatePickerInput
        type="range"
        label="First and last day"
        valueFormat="YYYY-MM-DD"
        {...form.getInputProps('days')}
      />
      <NumberInput
        label="Meant for features, %"
        description="The rest is meant for technical investments."
        min={0}
        max={100}
        {...form.getInputProps('features')}
      />
    </FormModal>
  );
}
