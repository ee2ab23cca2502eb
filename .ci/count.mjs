// Prints how many tests of a jest run passed and failed; a file that cannot be run counts as one that failed.
import fs from 'node:fs';

const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, success, testResults } = JSON.parse(
  fs.readFileSync(process.argv[2], 'utf8'),
);
const failed = numFailedTests + numRuntimeErrorTestSuites;
console.log(`${numPassedTests} ${success ? failed : Math.max(failed, 1)}`);
if (numPendingTests > 0)
  for (const { assertionResults } of testResults)
    for (const { status, fullName } of assertionResults)
      if (status === 'pending' || status === 'todo') console.error(`Skipped: ${fullName}`);
