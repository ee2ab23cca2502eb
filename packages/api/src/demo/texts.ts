import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { thisFile } from '../platform/this-file.ts';

/** What a file of the demo's own texts holds. */
export function textsFrom<T>(name: string): T {
  const file = path.resolve(path.dirname(thisFile()!), '../../data/demo', name);
  return parse(fs.readFileSync(file, 'utf8')) as T;
}
