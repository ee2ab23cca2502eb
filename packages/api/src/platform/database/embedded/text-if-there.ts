import fs from 'node:fs';
import { codeOf } from './embedded-postgres-error.ts';

/** The text of a file that another process may take away at any moment; undefined when it is not there. */
export function textIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (caught) {
    if (codeOf(caught) === 'ENOENT') return undefined;
    throw caught;
  }
}
