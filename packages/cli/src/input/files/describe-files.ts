import { formatWits } from '../../i18n/format-wits.ts';
import { joinMessages, type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import type { FileCollection, SkippedFile } from './file-collection.ts';
import type { SkipReason } from './search-folder.ts';

/** Most names that a list shows. */
const mostNames = 30;

const reasons: Readonly<Record<SkipReason, LocalizedMessage>> = {
  binary: localized('binary'),
  folder: localized('folder'),
  hidden: localized('hidden'),
  ignored: localized('ignored'),
  image: localized('image in a folder'),
  link: localized('link out of the folder'),
  special: localized('not a file'),
};

/** Describes the files that go along, a line each, and those that were left out. */
export function describeFiles({ files, skipped }: Pick<FileCollection, 'files' | 'skipped'>): LocalizedMessage {
  const sum = (count: (file: (typeof files)[number]) => number) => files.reduce((all, file) => all + count(file), 0);
  const title = localized('{count} files, {size}, about {tokens} tokens:', {
    count: files.length,
    size: formatSize(sum(({ bytes }) => bytes)),
    tokens: formatWits(sum(({ tokens }) => tokens)),
  });
  const lines = files
    .slice(0, mostNames)
    .map(({ path, bytes }) => untranslated(`  ${toSingleLine(path)}  ${formatSize(bytes)}`));
  const more = files.length - lines.length;
  return joinMessages(
    [
      title,
      ...lines,
      ...(more > 0 ? [localized('  and {count} more', { count: more })] : []),
      ...(skipped.length > 0 ? [localized('Left out: {files}', { files: describeSkipped(skipped) })] : []),
    ],
    '\n',
  );
}

/** Names the files that were left out, each with the reason; of hidden and ignored ones there may be many. */
export function describeSkipped(skipped: readonly SkippedFile[]): LocalizedMessage {
  const isUsual = ({ reason }: SkippedFile) => reason === 'hidden' || reason === 'ignored';
  const sorted = [...skipped.filter((one) => !isUsual(one)), ...skipped.filter(isUsual)];
  const shown = sorted
    .slice(0, mostNames)
    .map(({ path, reason }) =>
      joinMessages([untranslated(`${toSingleLine(path)} (`), reasons[reason], untranslated(')')], ''),
    );
  const more = skipped.length - shown.length;
  return joinMessages([...shown, ...(more > 0 ? [localized('{count} more', { count: more })] : [])], ', ');
}

function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
