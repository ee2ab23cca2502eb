import { Button, MultiSelect } from '@mantine/core';
import { IconCalendarPlus, IconChartDonut3, IconPencil } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import type { CapacityQuery } from '../gql/graphql.ts';
import { Page, Section } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './capacity.module.css';
import { CapacityGrid } from './capacity-grid.tsx';
import { CapacityDocument } from './capacity-query.ts';
import type { CapacityView } from './capacity-view.ts';
import { MixSection } from './mix-section.tsx';
import { TeamLoad } from './team-load.tsx';
import { limitsOf, presentPeriod } from './what-if.ts';

const CapacityForm = lazy(() => import('./capacity-form.tsx').then(({ CapacityForm: Form }) => ({ default: Form })));

/** What teams have and carry in each period, and the balance of what is planned. */
export function CapacityPage() {
  const { data, loading, error, reload } = useLiveQuery(CapacityDocument, {});
  return (
    <Page
      title="Capacity and mix"
      actions={<ShareMenu document={CapacityDocument} fileName="capacity" rows={data && (() => capacityRows(data))} />}
    >
      {loading && <LoadingRows rows={10} label="Loading the capacity" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && (data.periods.length === 0 || data.teams.length === 0) && (
        <Beginning hasPeriods={data.periods.length > 0} />
      )}
      {data && data.periods.length > 0 && data.teams.length > 0 && <Plan data={data} />}
    </Page>
  );
}

function Beginning({ hasPeriods }: { hasPeriods: boolean }) {
  const { may } = useSession();
  return (
    <EmptyState
      icon={<IconChartDonut3 size={24} />}
      title={hasPeriods ? 'No teams yet' : 'No planning period yet'}
      actions={
        may('PLAN') && (
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={15} />}
            renderRoot={(props) => <Link to={hasPeriods ? '/settings/people' : '/settings/periods'} {...props} />}
          >
            {hasPeriods ? 'Make a team' : 'Make the first period'}
          </Button>
        )
      }
    >
      A period is a stretch of time that is planned as one, a quarter say. Time off, on call, support and slack are part
      of the plan, so that nobody promises what a team cannot carry.
    </EmptyState>
  );
}

function Plan({ data }: { data: CapacityQuery }) {
  const view = useSearch({ from: '/shell/capacity' });
  const navigate = useNavigate({ from: '/capacity' });
  const { may } = useSession();
  const [editing, setEditing] = useState(false);
  const change = (part: Partial<CapacityView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const { periods, teams } = data;
  const without = new Set(view.without ?? []);
  const limits = limitsOf(data.settings);
  const period = periods.find(({ id }) => id === view.period) ?? presentPeriod(periods, new Date().toISOString());
  const team = teams.find(({ slug }) => slug === view.team) ?? teams[0];
  const capacity = period?.capacities.find((each) => each.team.slug === team?.slug);
  const items = new Map(
    periods
      .flatMap(({ capacities }) => capacities.flatMap(({ allocations }) => allocations))
      .map(({ item }) => [item.identifier, `${item.identifier} ${item.title}`]),
  );

  return (
    <>
      <div className={classes.whatIf}>
        <MultiSelect
          size="xs"
          label="What if these were taken out?"
          description="Nothing is saved: it shows what they would free."
          placeholder={without.size === 0 ? 'Choose items' : undefined}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Put all of them back' }}
          data={[...items].map(([value, label]) => ({ value, label }))}
          value={[...without]}
          onChange={(chosen) => change({ without: chosen.length > 0 ? chosen : undefined })}
        />
      </div>
      <CapacityGrid
        periods={periods}
        teams={teams}
        without={without}
        limits={limits}
        chosen={{ period: period?.id, team: team?.slug }}
        onChoose={change}
      />
      {period && team && (
        <Section
          title={`${team.name}, ${period.name}`}
          actions={
            may('PLAN') && (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconPencil size={13} />}
                onClick={() => setEditing(true)}
              >
                {capacity && capacity.gross > 0 ? 'Edit the capacity' : 'Say what it has'}
              </Button>
            )
          }
        >
          <TeamLoad
            periodId={period.id}
            team={team}
            capacity={capacity}
            without={without}
            limits={limits}
            onWithout={(next) => change({ without: next.length > 0 ? next : undefined })}
          />
        </Section>
      )}
      <MixSection periods={periods} without={without} />
      <Suspense>
        {period && team && editing && (
          <CapacityForm period={period} team={team} capacity={capacity} onClose={() => setEditing(false)} />
        )}
      </Suspense>
    </>
  );
}

/** Teams and periods as the lines of a file. */
function capacityRows({ periods }: CapacityQuery): unknown[][] {
  return [
    ['Period', 'Team', 'Gross', 'Time off', 'On call', 'Support', 'Slack', 'Available', 'Committed', 'Load', 'State'],
    ...periods.flatMap(({ name, capacities }) =>
      capacities.map((each) => [
        name,
        each.team.name,
        each.gross,
        each.timeOff,
        each.onCall,
        each.support,
        each.slack,
        each.available,
        each.committed,
        each.load,
        each.state,
      ]),
    ),
  ];
}
