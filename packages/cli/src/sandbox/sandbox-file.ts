import { localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { appendLine } from '../system/append-line.ts';

/** File to which a sandbox appends the calls that it served, so that the next run continues from them. */
export interface SandboxFile {
  /**
   * Appends an entry as a line. A line that cannot be written does not fail the call, which has been answered.
   */
  append(entry: object): void;
  /** Reason why entries are missing in the file; `null` if none is. */
  readonly problem: LocalizedMessage | null;
}

/** Opens a file to append to; it is created with the first entry. */
export function openSandboxFile(path: string | null): SandboxFile {
  let problem: LocalizedMessage | null =
    path === null ? localized('its wallet cannot be kept without a home folder; it lasts for this run alone') : null;
  return {
    append(entry) {
      if (path === null) return;
      try {
        appendLine(path, JSON.stringify(entry));
      } catch (error) {
        problem = localized('its wallet cannot be kept in {path}: {problem}; it lasts for this run alone', {
          path,
          problem: localizeError(error),
        });
      }
    },
    get problem() {
      return problem;
    },
  };
}
