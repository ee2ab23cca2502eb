import { ActionIcon, Button, Stack, Switch, TextInput } from '@mantine/core';
import { IconCheck, IconTrash, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { allFaults, faultAt, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { LoadingRows } from '../ui/states.tsx';
import classes from './saved-views.module.css';
import { DeleteViewDocument, SavedViewsDocument, SaveViewDocument } from './saved-views-query.ts';
import { isSameView, type RoadmapView, stateOf, viewOf } from './view.ts';

/** Views worth keeping: one's own and those that others share; the present one can be added. */
export function SavedViews({ view }: { view: RoadmapView }) {
  const { viewer } = useSession();
  const { data, loading } = useLiveQuery(SavedViewsDocument, {});
  const remove = useAction(DeleteViewDocument);
  const views = data?.savedViews ?? [];
  if (loading) return <LoadingRows rows={3} label="Loading the views" />;
  return (
    <Stack gap="xs">
      {views.length > 0 && (
        <ul className={classes.list} aria-label="Saved views">
          {views.map(({ id, name, state, shared, owner }) => {
            const target = viewOf(state as Record<string, unknown>);
            const isMine = owner.id === viewer.person?.id;
            const isHere = isSameView(target, view);
            return (
              <li key={id} className={classes.entry}>
                <Link to="/roadmap" search={target} className={classes.link} aria-current={isHere || undefined}>
                  <span className={classes.name}>{name}</span>
                  {isHere && <IconCheck size={14} aria-hidden />}
                </Link>
                {shared && (
                  <span className={classes.shared} title={isMine ? 'Shared with all' : `Shared by ${owner.name}`}>
                    <IconUsers size={14} aria-hidden />
                    <span className="visually-hidden">{isMine ? 'shared with all' : `shared by ${owner.name}`}</span>
                  </span>
                )}
                {isMine && (
                  <ActionIcon
                    size="sm"
                    aria-label={`Delete the view ${name}`}
                    loading={remove.busy}
                    onClick={() => void remove.run({ input: { id } })}
                  >
                    <IconTrash size={13} />
                  </ActionIcon>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {views.length === 0 && <p className={classes.none}>No view is saved yet. Name this one to find it again.</p>}
      {viewer.person && <SaveView view={view} />}
    </Stack>
  );
}

function SaveView({ view }: { view: RoadmapView }) {
  const { run, busy } = useAction(SaveViewDocument);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(true);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    const outcome = await run({ input: { name: name.trim(), shared, state: stateOf(view) } });
    if (outcome.ok) setName('');
    else setProblem(faultAt(outcome.faults, 'name') ?? allFaults(outcome.faults));
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        size="xs"
        label="Save this view as"
        value={name}
        error={problem}
        onChange={(event) => {
          setProblem(undefined);
          setName(event.currentTarget.value);
        }}
      />
      <Switch
        size="xs"
        label="Shared with all"
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <Button size="xs" type="submit" loading={busy} disabled={name.trim() === ''}>
        Save view
      </Button>
    </form>
  );
}
