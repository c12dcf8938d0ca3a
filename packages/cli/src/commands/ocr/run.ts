import type { ChatImagePart } from '@clawwits/sdk-ts';
import { type AnswerParts, describeParts } from '../../ask/answer-parts.ts';
import { chatDialect } from '../../ask/chat-dialect.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { describeShortage } from '../../gateway/describe-shortage.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import { readAttachment } from '../../input/read-attachment.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openUsageLog } from '../../usage-log/usage-log.ts';

/** Options of `clawwits ocr`. */
export interface OcrOptions {
  readonly model?: string;
}

/** `clawwits ocr`: the text that an image shows. */
export async function readImageText(
  source: string,
  { model = 'clew/ocr' }: OcrOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const image = await readImage(source);
  const connection = await context.connect('ocr');
  const resolved = await connection.resolveModel(model);
  const question = {
    messages: [{ role: 'user' as const, content: [image] }],
    model: resolved,
    maxTokens: undefined,
    temperature: undefined,
  };
  const target = { output: context.output, signal: context.io.signal };
  try {
    // A terminal shows the answer as it arrives; only a complete answer reports its cost.
    const outcome = await openUsageLog('ocr', connection, context).record(
      { model: resolved },
      () =>
        context.isPlain && context.io.stdout.isTTY === true
          ? chatDialect.answerStreamed(connection.client, question, target)
          : chatDialect.answerWhole(connection.client, question, target),
      (given) => given,
    );
    return { ...outcome, notes: describeParts((outcome.data ?? {}) as AnswerParts, outcome.finishReason) };
  } catch (error) {
    return describeShortage(error, connection, context);
  }
}

/** An address is for the gateway to fetch; a file goes along. */
async function readImage(source: string): Promise<ChatImagePart> {
  if (/^https?:\/\//i.test(source)) {
    if (URL.canParse(source)) return { type: 'image_url', image_url: { url: source } };
    throw refuse(localized('The address of the image is not valid.'));
  }
  const attachment = await readAttachment(source);
  if (attachment.type === 'image') return attachment.part;
  throw refuse(localized('{path} is no image.', { path: source }));
}

function refuse(message: LocalizedMessage): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'file_unreadable',
    hint: localized('Give a PNG, JPEG, GIF or WebP image of 10 MiB at the most, or its address.'),
  });
}
