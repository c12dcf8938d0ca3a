// Counts the words that the project's vocabulary has retired (CONTRIBUTING.md, "Vocabulary"), in code, comments and docs. Their
// number may fall, never rise; --update writes down a lower one.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const baseline = join(root, '.ci/retired-words.json');

const retired = {
  told: /told/i,
  'is none': /\bis none\b/i,
  'come to stand': /\b(?:comes?|came) to stand\b/i,
  mend: /\bmend(?:s|ed|ing)?\b/i,
  heal: /\bheal(?:s|ed)?\b/i,
  beside: /\bbeside\b/i,
  'by hand': /\bby hand\b/i,
  'under way': /\bunder way\b/i,
  'way out': /\bway out\b/i,
  strike: /\bstr(?:ikes?|uck)\b/i,
  fate: /\bfate\b/i,
};

const rooms = ['README.md', 'CONTRIBUTING.md', 'docs', 'examples', '.ci', 'packages'];
const skipped = /(?:^|\/)(?:node_modules|dist|reference|vietnamese|retired-words\.json|check-words\.mjs)(?:\/|$)/;
const isRead = (path) => /\.(?:ts|mjs|cjs|md)$/.test(path) && !skipped.test(relative(root, path));

function* walk(path) {
  if (skipped.test(relative(root, path))) return;
  if (!statSync(path).isDirectory()) {
    if (isRead(path)) yield path;
    return;
  }
  for (const name of readdirSync(path)) yield* walk(join(path, name));
}

/** The table of the vocabulary names the words that it retires. */
const withoutTable = (text) => text.replace(/^\|.*\|$/gm, '');

function count(room) {
  const counts = {};
  for (const path of walk(join(root, room))) {
    const text = path.endsWith('CONTRIBUTING.md')
      ? withoutTable(readFileSync(path, 'utf8'))
      : readFileSync(path, 'utf8');
    for (const [word, pattern] of Object.entries(retired)) {
      const found = text.match(new RegExp(pattern, 'gi'))?.length ?? 0;
      if (found > 0) counts[word] = (counts[word] ?? 0) + found;
    }
  }
  return counts;
}

const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
const found = Object.fromEntries(
  [...rooms.filter((room) => room !== 'packages'), ...packages].map((room) => [room, count(room)]),
);
if (process.argv.includes('--update')) {
  writeFileSync(baseline, `${JSON.stringify(found, null, 2)}\n`);
} else {
  const known = JSON.parse(readFileSync(baseline, 'utf8'));
  const risen = Object.entries(found).flatMap(([room, counts]) =>
    Object.entries(counts)
      .filter(([word, number]) => number > (known[room]?.[word] ?? 0))
      .map(([word, number]) => `${room}: "${word}" stands ${number} times, ${known[room]?.[word] ?? 0} are allowed.`),
  );
  if (risen.length > 0) {
    process.stderr.write(`${risen.join('\n')}\nUse the words of the vocabulary in CONTRIBUTING.md instead.\n`);
    process.exitCode = 1;
  }
}
