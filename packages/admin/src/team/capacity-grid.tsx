import type { TeamCapacityPartsFragment } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatDate, formatNumber, formatShare } from '../ui/format.ts';
import { Meter } from '../ui/meter.tsx';
import classes from './capacity.module.css';
import type { CapacityView } from './capacity-view.ts';
import { LoadLabel, loadLooks } from './load-label.tsx';
import { type LoadLimits, loadWithout, type Period } from './what-if.ts';

interface CapacityGridProps {
  periods: Period[];
  teams: { id: string; slug: string; name: string }[];
  without: ReadonlySet<string>;
  limits: LoadLimits;
  chosen: { period: string | undefined; team: string | undefined };
  onChoose: (part: Partial<CapacityView>) => void;
}

/** The load of each team in each period; a press opens what it is made of. */
export function CapacityGrid({ periods, teams, without, limits, chosen, onChoose }: CapacityGridProps) {
  return (
    <section className={classes.scroller} aria-label="Load of the teams">
      <table className={`${table.table} ${classes.grid}`} aria-label="Load of the teams by period">
        <thead>
          <tr>
            <th scope="col">Team</th>
            {periods.map(({ id, name, start, end }) => (
              <th key={id} scope="col">
                {name}
                <div className={classes.span}>
                  {formatDate(start)} – {formatDate(end)}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.id}>
              <th scope="row" className={classes.team}>
                <bdi>{team.name}</bdi>
              </th>
              {periods.map((period) => {
                const capacity = period.capacities.find((each) => each.team.id === team.id);
                const isChosen = period.id === chosen.period && team.slug === chosen.team;
                return (
                  <td key={period.id} className={classes.cell}>
                    <button
                      type="button"
                      className={classes.open}
                      aria-pressed={isChosen}
                      onClick={() => onChoose({ period: period.id, team: team.slug })}
                    >
                      <span className="visually-hidden">
                        {team.name}, {period.name}:{' '}
                      </span>
                      {capacity ? (
                        <Cell capacity={capacity} without={without} limits={limits} />
                      ) : (
                        <span className={classes.quiet}>Nothing said</span>
                      )}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({
  capacity,
  without,
  limits,
}: {
  capacity: TeamCapacityPartsFragment;
  without: ReadonlySet<string>;
  limits: LoadLimits;
}) {
  const { committed, load, state, freed } = loadWithout(capacity, without, limits);
  const gaps = capacity.coverGaps.length;
  return (
    <>
      <span className={classes.line}>
        <LoadLabel state={state} />
        <span className="numeric">{load === null ? '–' : formatShare(load)}</span>
      </span>
      <Meter value={load ?? 0} tone={loadLooks[state].tone} />
      <span className={`${classes.quiet} numeric`}>
        {formatNumber(committed)} of {formatNumber(capacity.available)} weeks
        {freed > 0 && ` · ${formatNumber(freed)} freed`}
        {gaps > 0 && ` · ${gaps} cover ${gaps === 1 ? 'gap' : 'gaps'}`}
      </span>
    </>
  );
}
