// Lists what of the contract is not served yet. Fails when something is served in another shape, or when something is
// not served that was. --write commits the list as it is now; --check fails unless the committed one is just that.
import fs from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { serviceSchema } from '../src/schema.ts';
import { differenceOf, grownBeyond } from './contract-difference.ts';

const folder = path.join(import.meta.dirname, '../contract');
const listFile = path.join(folder, 'not-served.txt');
const contract = buildSchema(fs.readFileSync(path.join(folder, 'schema.graphql'), 'utf8'));
const { notServed, otherShape } = differenceOf(contract, await serviceSchema());
const listed = fs.existsSync(listFile) ? fs.readFileSync(listFile, 'utf8').split('\n').filter(Boolean) : null;
const grown = listed ? grownBeyond(listed, notServed) : [];

for (const each of notServed) console.log(each);
for (const each of otherShape) console.error(`Other shape: ${each}`);
for (const each of grown) console.error(`Not served any more: ${each}`);
console.error(`${notServed.length} elements of the contract are not served yet.`);

const text = notServed.map((each) => `${each}\n`).join('');
const stale = process.argv.includes('--check') && listed?.join('\n') !== notServed.join('\n');
if (stale) console.error('contract/not-served.txt is out of date: run `npm run contract -- --write`.');

if (stale || otherShape.length > 0 || grown.length > 0) process.exitCode = 1;
else if (process.argv.includes('--write')) fs.writeFileSync(listFile, text);
