// Fails when a package that the service runs with has a known weakness of high or critical severity. Where the registry
// cannot be asked, or refuses to be, it says so and does not fail: nothing is known then, neither good nor bad.
import { spawnSync } from 'node:child_process';

const grave = ['high', 'critical'];

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: 60_000,
  maxBuffer: 64_000_000,
});

/** The report; null where there is none. */
function reportIn(text) {
  try {
    const report = JSON.parse(text ?? '');
    return report.vulnerabilities && report.metadata ? report : null;
  } catch {
    return null;
  }
}

const report = reportIn(stdout);
if (report === null) {
  const reason = error?.message ?? /"message":\s*"([^"]*)/.exec(stdout ?? '')?.[1] ?? 'no answer';
  console.log(`The registry could not be asked for known weaknesses: ${reason}.`);
  process.exit(0);
}

const found = Object.values(report.vulnerabilities);
for (const { name, severity, range, via } of found) {
  const titles = via.flatMap((each) => (typeof each === 'object' ? [`${each.title} (${each.url})`] : []));
  console.log(`${severity}: ${name} ${range}${titles.length > 0 ? `: ${titles.join('; ')}` : ''}`);
}
const bad = found.filter(({ severity }) => grave.includes(severity));
console.log(`${found.length} packages with known weaknesses, ${bad.length} of them of high or critical severity.`);
process.exit(bad.length > 0 ? 1 : 0);
