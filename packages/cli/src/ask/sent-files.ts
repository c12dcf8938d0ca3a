import type { UserContent } from '../conversation/session.ts';
import { formatWits } from '../i18n/format-wits.ts';
import { joinMessages, localized } from '../i18n/localized-message.ts';
import type { FileCollection } from '../input/files/file-collection.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import type { CommandContext } from '../program/command-context.ts';
import type { AnswerData } from './answer-data.ts';

/** Describes what would be sent. */
export async function describeDryRun(content: UserContent, files: FileCollection): Promise<CommandOutcome> {
  const [{ describeFiles }, { countContent }] = await Promise.all([
    import('../input/files/describe-files.ts'),
    import('../input/count-tokens.ts'),
  ]);
  const sum = localized('about {tokens} tokens with the prompt; nothing was sent', {
    tokens: formatWits(countContent(content)),
  });
  return {
    data: {
      text: '',
      request_id: null,
      provider: null,
      cached: null,
      attachments: [],
      ...listFiles(files),
    } satisfies AnswerData,
    text: files.files.length === 0 ? sum : joinMessages([describeFiles(files), sum], '\n'),
    spentWits: 0,
  };
}

/** Shows the files that were searched for: on a terminal all of them, elsewhere those that the user may miss. */
export async function showFiles(files: FileCollection, { io, messages, isRecord }: CommandContext): Promise<void> {
  if (isRecord) return;
  const { describeFiles, describeSkipped } = await import('../input/files/describe-files.ts');
  if (io.stderr.isTTY === true) return messages.lines(describeFiles(files));
  const missed = files.skipped.filter(({ reason }) => reason !== 'hidden' && reason !== 'ignored');
  if (missed.length > 0) await messages.note(localized('Left out: {files}', { files: describeSkipped(missed) }));
}

/** Lists the files of a question for its record. */
export const listFiles = ({ files, skipped }: FileCollection): Pick<AnswerData, 'attachments' | 'left_out'> => ({
  ...(files.length > 0 && { attachments: files }),
  ...(skipped.length > 0 && { left_out: skipped }),
});
