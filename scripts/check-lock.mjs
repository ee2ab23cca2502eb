// Fails when package-lock.json lacks an optional package that a locked package names: such a lock was made while a
// platform's binary was not published yet, and installs on that platform come out incomplete.
import fs from 'node:fs';

/** The folders in which a package finds its dependencies, the nearest first. */
function searchPath(holder) {
  const parts = holder === '' ? [] : holder.split('/node_modules/');
  const within = parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/node_modules`);
  return [...within.reverse(), 'node_modules'];
}

const { packages } = JSON.parse(fs.readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const missing = [];
const unproved = [];
for (const [holder, locked] of Object.entries(packages)) {
  const { optionalDependencies = {}, integrity, link, inBundle } = locked;
  for (const name of Object.keys(optionalDependencies))
    if (!searchPath(holder).some((folder) => packages[`${folder}/${name}`])) missing.push(`${name} of ${holder}`);
  if (holder.includes('node_modules/') && !link && !inBundle && !integrity) unproved.push(holder);
}

for (const each of missing) console.error(`package-lock.json lacks the optional package ${each}.`);
for (const each of unproved) console.error(`package-lock.json has no checksum for ${each}.`);
if (missing.length + unproved.length > 0) process.exit(1);
console.log(`The lock is complete: ${Object.keys(packages).length} packages.`);
