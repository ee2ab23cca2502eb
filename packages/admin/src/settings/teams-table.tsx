import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useSession } from '../app/session.tsx';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { slugOf } from '../feedback/slug.ts';
import type { PersonPartsFragment, TeamsOfSettingsQuery } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { FormModal } from '../ui/form-modal.tsx';
import { SaveTeamDocument, TeamsDocument } from './people-query.ts';
import classes from './settings.module.css';

type Team = TeamsOfSettingsQuery['teams'][number];

/** The teams, who is in them, and what they run. */
export function TeamsTable({ people }: { people: PersonPartsFragment[] }) {
  const { may } = useSession();
  const { data } = useLiveQuery(TeamsDocument, {});
  const [edited, setEdited] = useState<Team | 'new' | null>(null);
  return (
    <>
      <div className={classes.groupHead}>
        <h2 className={classes.group}>Teams</h2>
        {may('PLAN') && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} />}
            onClick={() => setEdited('new')}
          >
            Add a team
          </Button>
        )}
      </div>
      <table className={table.table} aria-label="Teams">
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Members</th>
            <th scope="col" className={table.wide}>
              Services
            </th>
            {may('PLAN') && (
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {(data?.teams ?? []).map((team) => (
            <tr key={team.id}>
              <td className={`${classes.name} ${classes.strong}`}>
                <bdi>{team.name}</bdi>
              </td>
              <td className={classes.wrap}>{team.members.map(({ name }) => name).join(', ') || '–'}</td>
              <td className={`${table.wide} ${classes.wrap}`}>
                {team.services.map(({ name }) => name).join(', ') || '–'}
              </td>
              {may('PLAN') && (
                <td className={table.end}>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Edit ${team.name}`}
                    onClick={() => setEdited(team)}
                  >
                    Edit
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {edited && <TeamForm team={edited === 'new' ? null : edited} people={people} onClose={() => setEdited(null)} />}
    </>
  );
}

function TeamForm({
  team,
  people,
  onClose,
}: {
  team: Team | null;
  people: PersonPartsFragment[];
  onClose: () => void;
}) {
  const { run, busy } = useAction(SaveTeamDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: team?.name ?? '', memberIds: (team?.members ?? []).map(({ id }) => id) },
    validate: { name: (name) => (name.trim() ? null : 'Name the team.') },
  });
  const save = async ({ name, memberIds }: typeof form.values) => {
    const outcome = await run({ input: { slug: team?.slug ?? slugOf(name), name, memberIds } });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form));
  };
  return (
    <FormModal
      title={team ? `Edit ${team.name}` : 'Add a team'}
      save="Save"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void save(values))}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <MultiSelect
        label="Members"
        searchable
        data={people
          .filter(({ id, active }) => active || form.values.memberIds.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('memberIds')}
      />
    </FormModal>
  );
}
