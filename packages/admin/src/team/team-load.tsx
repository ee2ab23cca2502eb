import { Checkbox, NumberInput, Progress } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserExclamation } from '@tabler/icons-react';
import { startTransition, useOptimistic } from 'react';
import { useSession } from '../app/session.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { useUndo } from '../app/use-undo.tsx';
import type { TeamCapacityPartsFragment } from '../gql/graphql.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { KindLabel, StatusIcon } from '../roadmap/labels.tsx';
import table from '../ui/data-table.module.css';
import { formatNumber } from '../ui/format.ts';
import { ToneLabel } from '../ui/tone.tsx';
import { AddAllocation } from './add-allocation.tsx';
import classes from './capacity.module.css';
import { SetAllocationDocument } from './capacity-query.ts';
import type { LoadLimits } from './what-if.ts';
import { loadWithout } from './what-if.ts';

interface TeamLoadProps {
  periodId: string;
  team: { id: string; slug: string; name: string };
  capacity: TeamCapacityPartsFragment | undefined;
  without: ReadonlySet<string>;
  limits: LoadLimits;
  onWithout: (without: string[]) => void;
}

type Allocation = TeamCapacityPartsFragment['allocations'][number];

/** What a team has in a period, what of it is not for the roadmap, and what the rest is planned for. */
export function TeamLoad({ periodId, team, capacity, without, limits, onWithout }: TeamLoadProps) {
  const { may } = useSession();
  return (
    <>
      {capacity && capacity.gross > 0 ? (
        <Breakdown capacity={capacity} without={without} limits={limits} />
      ) : (
        <p className={classes.quiet}>Nobody has said yet what this team has in this period.</p>
      )}
      {capacity && capacity.allocations.length > 0 ? (
        <Allocations
          periodId={periodId}
          teamSlug={team.slug}
          capacity={capacity}
          without={without}
          onWithout={onWithout}
        />
      ) : (
        <p className={classes.quiet}>Nothing is planned of it.</p>
      )}
      {may('PLAN') && <AddAllocation periodId={periodId} teamSlug={team.slug} />}
      {(capacity?.coverGaps ?? []).map(({ area, onlyPerson }) => (
        <p key={area} className={classes.gap}>
          <ToneLabel tone="progress" icon={<IconUserExclamation size={15} />}>
            Cover gap: <bdi>{area}</bdi>
          </ToneLabel>
          , which <bdi>{onlyPerson.name}</bdi> alone can do.
        </p>
      ))}
    </>
  );
}

function Breakdown({
  capacity,
  without,
  limits,
}: Omit<TeamLoadProps, 'periodId' | 'team' | 'onWithout' | 'capacity'> & {
  capacity: TeamCapacityPartsFragment;
}) {
  const { committed } = loadWithout(capacity, without, limits);
  const parts = [
    { name: 'Time off', weeks: capacity.timeOff, color: 'gray.6' },
    { name: 'On call', weeks: capacity.onCall, color: 'violet.6' },
    { name: 'Support', weeks: capacity.support, color: 'blue.6' },
    { name: 'Slack', weeks: capacity.slack, color: 'gray.4' },
    { name: 'Planned', weeks: Math.min(committed, capacity.available), color: 'accent.6' },
    { name: 'Free', weeks: Math.max(0, capacity.available - committed), color: 'green.5' },
  ].filter(({ weeks }) => weeks > 0);
  const over = committed - capacity.available;
  return (
    <div className={classes.breakdown}>
      <Progress.Root size="lg" aria-hidden>
        {parts.map(({ name, weeks, color }) => (
          <Progress.Section key={name} value={(weeks / capacity.gross) * 100} color={color} />
        ))}
      </Progress.Root>
      <ul className={classes.legend}>
        <li>
          <strong className="numeric">{formatNumber(capacity.gross)}</strong> person-weeks in all
        </li>
        {parts.map(({ name, weeks, color }) => (
          <li key={name}>
            <span
              className={classes.swatch}
              style={{ background: `var(--mantine-color-${color.replace('.', '-')})` }}
              aria-hidden
            />
            {name} <span className="numeric">{formatNumber(weeks)}</span>
          </li>
        ))}
        {over > 0 && (
          <li className={classes.over}>
            <span className="numeric">{formatNumber(over)}</span> more than it has
          </li>
        )}
      </ul>
    </div>
  );
}

function Allocations({
  periodId,
  teamSlug,
  capacity,
  without,
  onWithout,
}: {
  periodId: string;
  teamSlug: string;
  capacity: TeamCapacityPartsFragment;
  without: ReadonlySet<string>;
  onWithout: (without: string[]) => void;
}) {
  const { may } = useSession();
  const { run } = useAction(SetAllocationDocument);
  const undo = useUndo();
  const [shown, show] = useOptimistic(capacity.allocations, (before, next: { id: string; personWeeks: number }) =>
    before.map((each) => (each.id === next.id ? { ...each, ...next } : each)),
  );
  const overflow = new Set(capacity.overflow.map(({ id }) => id));
  const set = ({ id, item, personWeeks: before }: Allocation, personWeeks: number) =>
    startTransition(async () => {
      show({ id, personWeeks });
      const send = (weeks: number) => run({ input: { itemId: item.id, teamSlug, periodId, personWeeks: weeks } });
      const outcome = await send(personWeeks);
      if (!outcome.ok) {
        notifications.show({ color: 'red', message: allFaults(outcome.faults) });
        return;
      }
      await outcome.shown;
      undo(`${item.identifier} takes ${formatNumber(personWeeks)} weeks`, async () => (await send(before)).ok);
    });

  return (
    <table className={table.table} aria-label="What is planned">
      <thead>
        <tr>
          <th scope="col" className={classes.narrow}>
            <span className="visually-hidden">Take out, to see what it would free</span>
          </th>
          <th scope="col">Item, in rank order</th>
          <th scope="col" className={table.wide}>
            Kind
          </th>
          <th scope="col" className={classes.weeks}>
            Person-weeks
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((allocation) => {
          const { id, item, personWeeks } = allocation;
          const isOut = without.has(item.identifier);
          return (
            <tr key={id} data-out={isOut || undefined} className={classes.allocation}>
              <td className={classes.narrow}>
                <Checkbox
                  size="xs"
                  aria-label={`Count ${item.identifier}`}
                  checked={!isOut}
                  onChange={(event) =>
                    onWithout(
                      event.currentTarget.checked
                        ? [...without].filter((each) => each !== item.identifier)
                        : [...without, item.identifier],
                    )
                  }
                />
              </td>
              <td className={classes.item}>
                <span className={classes.named}>
                  <StatusIcon status={item.status} />
                  <span>
                    <ItemLink identifier={item.identifier}>
                      <span className={classes.quiet}>{item.identifier}</span> <bdi>{item.title}</bdi>
                    </ItemLink>
                    {overflow.has(item.id) && !isOut && (
                      <span className={classes.over}> beyond what can be carried for long</span>
                    )}
                    {isOut && <span className={classes.quiet}> taken out, in thought</span>}
                  </span>
                </span>
              </td>
              <td className={table.wide}>
                <KindLabel kind={item.kind} short />
              </td>
              <td className={classes.weeks}>
                {may('PLAN') ? (
                  <NumberInput
                    key={personWeeks}
                    size="xs"
                    aria-label={`Person-weeks of ${item.identifier}`}
                    defaultValue={personWeeks}
                    min={0}
                    step={0.5}
                    hideControls
                    onBlur={(event) => {
                      const next = Number(event.currentTarget.value);
                      if (event.currentTarget.value !== '' && next !== personWeeks) set(allocation, next);
                    }}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') event.currentTarget.blur();
                    }}
                  />
                ) : (
                  formatNumber(personWeeks)
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
