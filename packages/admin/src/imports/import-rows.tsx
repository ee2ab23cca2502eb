import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useGrowingList } from '../app/use-growing-list.ts';
import type { ImportRunPartsFragment, RowAction } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatCount } from '../ui/format.ts';
import { LoadingRows } from '../ui/states.tsx';
import { ImportRowsDocument } from './import-query.ts';
import classes from './imports.module.css';

const actions: [action: RowAction, label: string, total: keyof ImportRunPartsFragment['totals']][] = [
  ['FAIL', 'Failed', 'failed'],
  ['CREATE', 'New', 'created'],
  ['UPDATE', 'Updated', 'updated'],
  ['DUPLICATE', 'Duplicates', 'duplicate'],
  ['UNCHANGED', 'Unchanged', 'unchanged'],
];

interface ImportRowsProps {
  run: Pick<ImportRunPartsFragment, 'id' | 'totals'>;
  /** Where the failed rows can be had as a file; null when none failed. */
  failedRowsUrl: string | null;
}

/** A run's rows by what became of them: line, column, and what is wrong or was done about it. */
export function ImportRows({ run, failedRowsUrl }: ImportRowsProps) {
  const present = actions.filter(([, , total]) => run.totals[total] > 0);
  const [chosen, setChosen] = useState<RowAction | null>(null);
  const action = chosen ?? present[0]?.[0] ?? 'FAIL';
  const list = useGrowingList(ImportRowsDocument, { id: run.id, action: [action] }, ({ importRun }) => importRun?.rows);
  if (present.length === 0) return null;
  return (
    <div className={classes.block}>
      <div className={classes.blockHead}>
        <h2 className={classes.blockTitle}>{action === 'FAIL' ? 'Rows that fail' : 'Rows'}</h2>
        {failedRowsUrl && (
          <Button
            size="compact-sm"
            variant="default"
            component="a"
            href={new URL(failedRowsUrl, window.location.origin).pathname}
            download="failed.csv"
          >
            Download failed.csv
          </Button>
        )}
      </div>
      {present.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Which rows"
          data={present.map(([value, label, total]) => ({
            value,
            label: `${label} ${formatCount(run.totals[total])}`,
          }))}
          value={action}
          onChange={(value) => setChosen(value as RowAction)}
        />
      )}
      {list.loading ? (
        <LoadingRows rows={4} label="Loading the rows" />
      ) : (
        <table className={`${table.table} ${classes.flush}`} aria-label="Rows">
          <thead>
            <tr>
              <th scope="col" className={table.end}>
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">{action === 'FAIL' ? 'What is wrong' : 'What is to be known'}</th>
            </tr>
          </thead>
          <tbody>
            {list.nodes.flatMap(({ id, line, errors, warnings }) => {
              const issues = [...errors, ...warnings];
              const shown = issues.length > 0 ? issues : [{ column: null, message: '–' }];
              return shown.map(({ column, message }) => (
                <tr key={`${id}${column}${message}`}>
                  <td className={table.end}>{formatCount(line)}</td>
                  <td>{column ?? '–'}</td>
                  <td className={classes.reason}>{message}</td>
                </tr>
              ));
            })}
          </tbody>
        </table>
      )}
      {list.more && (
        <Button variant="default" size="xs" mt="xs" onClick={list.loadMore}>
          Show more of {formatCount(list.totalCount)}
        </Button>
      )}
    </div>
  );
}
