// Prints how many tests of a vitest report passed and failed, "12 1", then the name of each that failed on a line.

import { readFile } from 'node:fs/promises';

const report = JSON.parse(await readFile(process.argv[2], 'utf8'));
const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
  // A file that cannot be loaded has no tests, and counts as one that failed; a skipped test has proven nothing.
  if (assertionResults.length === 0) return status === 'failed' ? [name] : [];
  return assertionResults.filter((test) => test.status !== 'passed').map((test) => test.fullName);
});
console.log([`${report.numPassedTests} ${failures.length}`, ...failures].join('\n'));
