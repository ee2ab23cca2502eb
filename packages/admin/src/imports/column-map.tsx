import { Select } from '@mantine/core';
import type { ImportRunQuery } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { type ImportedKind, importFields } from './import-kinds.ts';
import classes from './imports.module.css';

interface ColumnMapProps {
  kind: ImportedKind;
  mapping: NonNullable<ImportRunQuery['importRun']>['mapping'];
  map: Record<string, string>;
  onMap?: (column: string, field: string) => void;
}

/** How each column was understood, with a sample; what was not can be said here. */
export function ColumnMap({ kind, mapping, map, onMap }: ColumnMapProps) {
  if (mapping.length === 0 || importFields[kind].length === 0) return null;
  return (
    <div className={classes.block}>
      <h2 className={classes.blockTitle}>How the columns were read</h2>
      <table className={`${table.table} ${classes.flush}`}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" className={table.wide}>
              Sample
            </th>
            <th scope="col">Is read as</th>
          </tr>
        </thead>
        <tbody>
          {mapping.map(({ column, field, ignored, sample }) => (
            <tr key={column}>
              <td className={classes.reason}>{column}</td>
              <td className={`${table.wide} ${classes.sample}`}>{sample}</td>
              <td>
                {onMap ? (
                  <Select
                    size="xs"
                    w={190}
                    searchable
                    aria-label={`What the column ${column} is`}
                    placeholder="Not used"
                    data={importFields[kind]}
                    value={map[column] ?? (ignored ? null : field)}
                    onChange={(chosen) => chosen && onMap(column, chosen)}
                  />
                ) : (
                  (!ignored && field) || <span className={table.muted}>not used</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
