import { findingsBench } from './findings.bench.ts';
import { importBench } from './import.bench.ts';
import { readBench } from './read.bench.ts';
import { sloBench } from './slo.bench.ts';
import { startBench } from './start.bench.ts';
import { suggestionsBench } from './suggestions.bench.ts';
import { themesBench } from './themes.bench.ts';
import { writeBench } from './write.bench.ts';

const benches: Record<string, (nodeFlags: readonly string[]) => Promise<void>> = {
  read: readBench,
  write: writeBench,
  start: startBench,
  import: importBench,
  suggestions: suggestionsBench,
  slo: sloBench,
  findings: findingsBench,
  themes: themesBench,
};

/** Runs the benches that are named, all if none is; flags go to the Node of the measured service, or to the bench that knows them. */
async function main(words: readonly string[]): Promise<void> {
  const nodeFlags = words.filter((word) => word.startsWith('-'));
  const names = words.filter((word) => !word.startsWith('-'));
  const unknown = names.filter((name) => !benches[name]);
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  for (const name of names.length > 0 ? names : Object.keys(benches)) await benches[name]!(nodeFlags);
}

// Ctrl-C ends the measured servers; the bench then fails and takes its database and folder away. A second one ends all.
process.once('SIGINT', () => undefined);
await main(process.argv.slice(2));
