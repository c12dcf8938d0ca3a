// Prints how many tests of a vitest report passed and failed: "12 0".

import { readFile } from 'node:fs/promises';

const report = JSON.parse(await readFile(process.argv[2], 'utf8'));
const brokenFiles = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
// A file that cannot be loaded has no tests, and counts as one that failed; a skipped test has proven nothing.
const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
console.log(report.numPassedTests, report.numFailedTests + skipped + brokenFiles.length);
