import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { sayError } from '../failures/said-error.ts';
import { type Sentence, say } from '../language/sentence.ts';

/** File that a sandbox appends what it has served to, so that the next run goes on from there. */
export interface SandboxFile {
  /**
   * Appends an entry as a line. Lines are appended with one write each: processes that run at the same time lose nothing and
   * need no lock. A line that cannot be written does not fail the call, which has been answered.
   */
  append(entry: object): void;
  /** Reason why entries are missing in the file; `null` if none is. */
  readonly problem: Sentence | null;
}

/** Opens a file to append to; it is created with the first entry. */
export function openSandboxFile(path: string | null): SandboxFile {
  let problem: Sentence | null =
    path === null ? say('its wallet cannot be kept without a home folder; it lasts for this run alone') : null;
  return {
    append(entry) {
      if (path === null) return;
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      } catch (error) {
        problem = say('its wallet cannot be kept in {path}: {problem}; it lasts for this run alone', {
          path,
          problem: sayError(error),
        });
      }
    },
    get problem() {
      return problem;
    },
  };
}
