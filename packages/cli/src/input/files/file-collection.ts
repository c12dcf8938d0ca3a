import type { Attachment } from '../read-attachment.ts';
import type { SkipReason } from './search-folder.ts';

/** A file that goes along. */
export interface CollectedFile {
  readonly path: string;
  readonly type: Attachment['type'];
  readonly bytes: number;
  /** About how many tokens it is. */
  readonly tokens: number;
}

/** A file that was found and does not go along. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: SkipReason;
}

/** The files that go along with a question. */
export interface FileCollection {
  readonly attachments: readonly Attachment[];
  readonly files: readonly CollectedFile[];
  readonly skipped: readonly SkippedFile[];
  /** True if files were searched for: then their names are worth a look. */
  readonly isExpanded: boolean;
}
