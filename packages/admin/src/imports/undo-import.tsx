import { Alert, Button } from '@mantine/core';
import { useSession } from '../app/session.tsx';
import { useAction } from '../app/use-action.ts';
import { useTell } from '../app/use-tell.ts';
import type { ImportRunQuery } from '../gql/graphql.ts';
import { Confirm } from '../ui/confirm.tsx';
import { formatCount, formatInstant } from '../ui/format.ts';
import { needsOf } from './import-address.ts';
import { endpointOf } from './import-kinds.ts';
import { UndoImportDocument } from './import-query.ts';
import classes from './imports.module.css';

type Run = NonNullable<ImportRunQuery['importRun']>;

/** Puts back what a run did, for those who may: what was changed since is left and named. */
export function UndoImport({ run }: { run: Run }) {
  const { may } = useSession();
  const { run: send, busy } = useAction(UndoImportDocument);
  const tell = useTell();
  const mayUndo = needsOf[endpointOf[run.kind]].every((permission) => may(permission));
  if (run.dryRun || run.status !== 'COMPLETED' || !mayUndo) return null;
  const undo = async () => tell(await send({ input: { id: run.id } }), 'The import was undone.');
  return (
    <Confirm
      question={`Takes back all that this import brought: ${formatCount(run.totals.created)} new and ${formatCount(run.totals.updated)} changed. What somebody changed since stays.`}
      confirmLabel="Undo the import"
      onConfirm={() => void undo()}
      target={(open) => (
        <Button variant="default" loading={busy} onClick={open}>
          Undo…
        </Button>
      )}
    />
  );
}

/** What came of undoing a run: how much was put back, and what is left because it was changed since. */
export function UndoOutcome({ undo }: { undo: Run['undo'] }) {
  if (!undo) return null;
  return (
    <Alert color={undo.left.totalCount > 0 ? 'yellow' : 'accent'} mt="md" role="status">
      {undo.undoneAt ? `Undone ${formatInstant(undo.undoneAt)}: ` : 'Being undone: '}
      {formatCount(undo.restored)} put back
      {undo.left.totalCount > 0 &&
        `, ${formatCount(undo.left.totalCount)} left because they were changed or are used since:`}
      {undo.left.totalCount > 0 && (
        <ul className={classes.left}>
          {undo.left.nodes.map(({ id, line, warnings }) => (
            <li key={id}>
              Line {formatCount(line)}
              {warnings.length > 0 && `: ${warnings.map(({ message }) => message).join(' ')}`}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
