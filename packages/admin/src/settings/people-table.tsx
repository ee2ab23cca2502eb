import { Button } from '@mantine/core';
import { useSession } from '../app/session.tsx';
import { useAction } from '../app/use-action.ts';
import { useTell } from '../app/use-tell.ts';
import { useUndo } from '../app/use-undo.tsx';
import { disciplineWords } from '../decisions/decision-words.ts';
import type { PersonPartsFragment } from '../gql/graphql.ts';
import { Confirm } from '../ui/confirm.tsx';
import table from '../ui/data-table.module.css';
import { Chip } from '../ui/tone.tsx';
import { SavePersonDocument } from './people-query.ts';
import { awayWords, personInputOf, roleWords } from './people-words.ts';
import classes from './settings.module.css';

interface PeopleTableProps {
  people: PersonPartsFragment[];
  onEdit: (person: PersonPartsFragment) => void;
  onInvite: (person: { id: string; name: string }) => void;
}

/** People, one a row, those who left included. */
export function PeopleTable({ people, onEdit, onInvite }: PeopleTableProps) {
  const { may } = useSession();
  return (
    <table className={table.table} aria-label="People">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col" className={table.wide}>
            Discipline
          </th>
          <th scope="col" className={table.wide}>
            Teams
          </th>
          {may('MANAGE_PEOPLE') && (
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} onEdit={onEdit} onInvite={onInvite} />
        ))}
      </tbody>
    </table>
  );
}

function PersonLine({ person, onEdit, onInvite }: Omit<PeopleTableProps, 'people'> & { person: PersonPartsFragment }) {
  const { may, viewer } = useSession();
  const { run, busy } = useAction(SavePersonDocument);
  const tell = useTell();
  const undo = useUndo();
  const { name, email, active, role, discipline, teams, away, standIn } = person;
  const absence = awayWords(away, new Date().toISOString().slice(0, 10));
  const setActive = async (next: boolean) => {
    const outcome = await run({ input: personInputOf(person, { active: next }) });
    if (!outcome.ok) return void tell(outcome, '');
    undo(next ? `${name} may sign in again` : `${name} is disabled and signed out`, async () => {
      return (await run({ input: personInputOf(person, { active: !next }) })).ok;
    });
  };
  return (
    <tr>
      <td className={classes.name}>
        <div className={classes.strong}>
          <bdi>{name}</bdi>
        </div>
        <div className={classes.quiet}>
          {email}
          {absence && ` · ${absence}`}
          {absence && standIn && `, ${standIn.name} stands in`}
        </div>
      </td>
      <td>{active ? roleWords[role] : <span className={table.muted}>Disabled</span>}</td>
      <td className={table.wide}>{disciplineWords[discipline]}</td>
      <td className={`${table.wide} ${classes.wrap}`}>
        <div className={classes.chips}>
          {teams.map((team) => (
            <Chip key={team.id}>{team.name}</Chip>
          ))}
        </div>
      </td>
      {may('MANAGE_PEOPLE') && (
        <td>
          <div className={classes.actions}>
            <Button size="compact-xs" variant="subtle" aria-label={`Edit ${name}`} onClick={() => onEdit(person)}>
              Edit
            </Button>
            {active && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`New one-time link for ${name}`}
                onClick={() => onInvite(person)}
              >
                Link
              </Button>
            )}
            {person.id !== viewer.person?.id &&
              (active ? (
                <Confirm
                  question={`Disable ${name}? They are signed out at once; what they did stays theirs.`}
                  confirmLabel="Disable"
                  onConfirm={() => void setActive(false)}
                  target={(open) => (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={`Disable ${name}`}
                      loading={busy}
                      onClick={open}
                    >
                      Disable
                    </Button>
                  )}
                />
              ) : (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Enable ${name}`}
                  loading={busy}
                  onClick={() => void setActive(true)}
                >
                  Enable
                </Button>
              ))}
          </div>
        </td>
      )}
    </tr>
  );
}
