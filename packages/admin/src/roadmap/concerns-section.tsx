import { Alert, Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { disciplineWords } from '../decisions/decision-words.ts';
import type { ConcernStatus, Discipline, ItemTalkQuery } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import { formatAgo } from '../ui/format.ts';
import { useDraft } from '../ui/use-draft.ts';
import classes from './item-panel.module.css';
import { PartFormEnd, PartSection } from './part-section.tsx';
import { RaiseConcernDocument, ResolveConcernDocument } from './talk-query.ts';
import { concernStatusWords } from './words.ts';

type Concern = NonNullable<ItemTalkQuery['roadmapItem']>['concerns'][number];

interface ConcernsSectionProps {
  itemId: string;
  concerns: Concern[];
  terms: ItemTalkQuery['terms'];
  mayRaise: boolean;
}

/** What each side is worried about, and what would settle it. */
export function ConcernsSection({ itemId, concerns, terms, mayRaise }: ConcernsSectionProps) {
  const { may } = useSession();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <PartSection title="Concerns" onAdd={mayRaise && open !== 'new' ? () => setOpen('new') : null}>
      {concerns.length === 0 && open === null && (
        <p className={classes.none}>Nobody has raised one. A worry that is said early is cheap.</p>
      )}
      <ul className={classes.rows}>
        {concerns.map((concern) => (
          <li key={concern.id}>
            <div className={classes.main}>
              <div className={classes.strong}>
                <bdi>{concern.statement}</bdi>
              </div>
              <div>
                Would settle it: <bdi>{concern.whatWouldResolveIt}</bdi>
              </div>
              {concern.resolution && (
                <div>
                  {concernStatusWords[concern.status]}: <bdi>{concern.resolution}</bdi>
                </div>
              )}
              <div className={classes.note}>
                {[
                  disciplineWords[concern.discipline],
                  concern.motivator?.name,
                  concern.raisedBy.name,
                  formatAgo(concern.raisedAt),
                  concernStatusWords[concern.status].toLowerCase(),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              {open === concern.id && <ResolveForm id={concern.id} onClose={() => setOpen(null)} />}
            </div>
            {concern.status === 'OPEN' && (may('PLAN') || may('CONTRIBUTE')) && open !== concern.id && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Settle: ${concern.statement}`}
                onClick={() => setOpen(concern.id)}
              >
                Settle…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' && <RaiseForm itemId={itemId} terms={terms} onClose={() => setOpen(null)} />}
    </PartSection>
  );
}

function RaiseForm({
  itemId,
  terms,
  onClose,
}: {
  itemId: string;
  terms: ConcernsSectionProps['terms'];
  onClose: () => void;
}) {
  const { viewer } = useSession();
  const { run, busy } = useAction(RaiseConcernDocument);
  const statement = useDraft(`concern:${itemId}`);
  const settles = useDraft(`concern-settles:${itemId}`);
  const [discipline, setDiscipline] = useState<Discipline>(viewer.person?.discipline ?? 'OTHER');
  const [motivatorKey, setMotivator] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const motivators = terms.filter(({ kind }) => kind === 'MOTIVATOR');
  const save = async () => {
    const input = { itemId, discipline, motivatorKey, statement: statement.text, whatWouldResolveIt: settles.text };
    const outcome = await run({ input });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    statement.forget();
    settles.forget();
    onClose();
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <Textarea
        size="xs"
        label="What worries you"
        autosize
        minRows={2}
        autoFocus
        value={statement.text}
        onChange={(event) => statement.write(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        label="What would settle it"
        autosize
        minRows={1}
        value={settles.text}
        onChange={(event) => settles.write(event.currentTarget.value)}
      />
      <div className={classes.pair}>
        <Select
          size="xs"
          label="For"
          allowDeselect={false}
          data={choicesOf(disciplineWords)}
          value={discipline}
          onChange={(chosen) => chosen && setDiscipline(chosen as Discipline)}
        />
        {motivators.length > 0 && (
          <Select
            size="xs"
            label="What drives it"
            clearable
            searchable
            data={motivators.map(({ key, name }) => ({ value: key, label: name }))}
            value={motivatorKey}
            onChange={setMotivator}
          />
        )}
      </div>
      <PartFormEnd save="Raise concern" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}

function ResolveForm({ id, onClose }: { id: string; onClose: () => void }) {
  const { run, busy } = useAction(ResolveConcernDocument);
  const [status, setStatus] = useState<ConcernStatus>('ADDRESSED');
  const [resolution, setResolution] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const outcome = await run({ input: { id, status, resolution: resolution.trim() } });
    if (outcome.ok) onClose();
    else setProblem(allFaults(outcome.faults));
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <Select
        size="xs"
        label="It is now"
        allowDeselect={false}
        data={choicesOf(concernStatusWords).filter(({ value }) => value !== 'OPEN')}
        value={status}
        onChange={(chosen) => chosen && setStatus(chosen as ConcernStatus)}
      />
      <Textarea
        size="xs"
        label="How"
        autosize
        minRows={1}
        value={resolution}
        onChange={(event) => setResolution(event.currentTarget.value)}
      />
      <PartFormEnd save="Settle concern" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}
