// Prints how many tests of a vitest report passed and failed, "12 1", then a line for each that failed: its name and the
// first line of what went wrong.

import { readFile } from 'node:fs/promises';

const report = JSON.parse(await readFile(process.argv[2], 'utf8'));

/** Enough to see what differed: most messages say it in their first words. */
const messageLength = 400;

const describeFailure = (name, message = '') => {
  const [line] = message.split('\n', 1);
  return line === '' ? name : `${name}: ${line.slice(0, messageLength)}`;
};

const failures = report.testResults.flatMap(({ name, message, status, assertionResults }) => {
  // A file that cannot be loaded has no tests, and counts as one that failed; a skipped test has proven nothing.
  if (assertionResults.length === 0) return status === 'failed' ? [describeFailure(name, message)] : [];
  return assertionResults
    .filter((test) => test.status !== 'passed')
    .map((test) => describeFailure(test.fullName, test.failureMessages[0]));
});
console.log([`${report.numPassedTests} ${failures.length}`, ...failures].join('\n'));
