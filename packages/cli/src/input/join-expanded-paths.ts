import { lstatSync } from 'node:fs';

/** Returns true if a path exists, be it a link that leads nowhere: a shell lists those too. */
export function isPath(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // A prompt may be longer than any path.
  }
}

/** Commands that take files with a question. */
const commands: readonly string[] = ['chat', 'messages', 'estimate'];

/**
 * Joins the paths that a shell made of an unquoted pattern, so that `-f *.ts` means what `-f '*.ts'` means: words right after the
 * value of `-f` that name existing files are files too. They become one value, separated by a null character.
 *
 * @param exists returns true if a path exists
 */
export function joinExpandedPaths(argv: readonly string[], exists: (path: string) => boolean): readonly string[] {
  if (!commands.includes(argv[0] ?? '')) return argv;
  const joined: string[] = [];
  for (let place = 0; place < argv.length; place += 1) {
    const word = argv[place] ?? '';
    joined.push(word);
    if (word === '--') return [...joined, ...argv.slice(place + 1)];
    if (word !== '-f' && word !== '--file') continue;
    const paths: string[] = [];
    for (let next = argv[place + 1]; next !== undefined && isFile(next, exists); next = argv[place + 1]) {
      paths.push(next);
      place += 1;
    }
    if (paths.length > 0) joined.push(paths.join('\0'));
  }
  return joined;
}

const isFile = (word: string, exists: (path: string) => boolean): boolean => !word.startsWith('-') && exists(word);
