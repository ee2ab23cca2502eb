import type { ImportRunQuery } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatCount } from '../ui/format.ts';
import classes from './imports.module.css';

type Rows = NonNullable<ImportRunQuery['importRun']>['rows'];

/** The rows that failed, each by its line, its column and the reason. */
export function FailedRows({ rows }: { rows: Rows }) {
  if (rows.totalCount === 0) return null;
  return (
    <div className={classes.block}>
      <h3 className={classes.blockTitle}>Rows that fail</h3>
      <table className={`${table.table} ${classes.flush}`}>
        <thead>
          <tr>
            <th scope="col" className={table.end}>
              Line
            </th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {rows.nodes.flatMap(({ id, line, errors }) =>
            errors.map(({ column, message }) => (
              <tr key={`${id}${column}${message}`}>
                <td className={table.end}>{formatCount(line)}</td>
                <td>{column ?? '–'}</td>
                <td className={classes.reason}>{message}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {rows.totalCount > rows.nodes.length && (
        <p className={classes.note}>
          The first {formatCount(rows.nodes.length)} of {formatCount(rows.totalCount)}.
        </p>
      )}
    </div>
  );
}
