import type { ChatMessage, JsonObject } from '@clawwits/sdk-ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { formatWits } from '../i18n/format-wits.ts';
import { localized } from '../i18n/localized-message.ts';
import type { Io } from '../system/io.ts';

/** Upper bound of the tokens that models add around each message. */
const tokensAroundMessage = 8;

/** Upper bound of an image's tokens: more than any model in use counts for one. */
const tokensOfImage = 50_000;

/** Upper bound of the tokens of messages: no tokenizer in use makes more than one token of a byte. */
export function boundPromptTokens(messages: readonly ChatMessage[], schema?: JsonObject): number {
  return messages.reduce(
    (sum, { content }) => sum + tokensAroundMessage + boundContent(content),
    schema === undefined ? 0 : Buffer.byteLength(JSON.stringify(schema)),
  );
}

function boundContent(content: ChatMessage['content']): number {
  if (typeof content === 'string') return Buffer.byteLength(content);
  return (content ?? []).reduce(
    (sum, part) => sum + (part.type === 'text' ? Buffer.byteLength(part.text) : tokensOfImage),
    0,
  );
}

/** Upper bound of the tokens of a call; `undefined` if the length of its answer is not limited. */
export const boundCallTokens = ({
  messages,
  maxTokens,
  schema,
}: {
  readonly messages: readonly ChatMessage[];
  readonly maxTokens: number | undefined;
  readonly schema?: JsonObject | undefined;
}): number | undefined => (maxTokens === undefined ? undefined : boundPromptTokens(messages, schema) + maxTokens);

/**
 * Holds an answer to what a ceiling leaves for it, so that the call cannot cost more.
 *
 * @returns the most tokens that the answer may have
 * @throws {CommandError} if the prompt alone may cost more than the ceiling: nothing is sent
 */
export function limitMaxTokens(
  messages: readonly ChatMessage[],
  maxWits: number,
  maxTokens: number | undefined,
  schema?: JsonObject,
): number {
  const promptWits = boundPromptTokens(messages, schema);
  const affordable = maxWits - promptWits;
  if (affordable >= 1) return Math.min(affordable, maxTokens ?? affordable);
  throw new CommandError(
    localized('The prompt alone may cost {cost} Wits, and --max-wits allows {allowed}. Nothing was sent.', {
      cost: formatWits(promptWits),
      allowed: formatWits(maxWits),
    }),
    {
      exitCode: exitCodes.usage,
      code: 'max_wits_exceeded',
      hint: localized(
        'Raise --max-wits or shorten the prompt; it is counted with one Wits a byte, and 50,000 an image.',
      ),
    },
  );
}

/** @throws {CommandError} if `CLAWWITS_MAX_WITS` is no number */
export function readMaxWits(
  option: number | undefined,
  env: Io['env'],
  defaultMaxWits: number | undefined,
): number | undefined {
  const variable = env['CLAWWITS_MAX_WITS'];
  if (option !== undefined || !variable) return option ?? defaultMaxWits;
  if (/^\d{1,15}$/.test(variable)) return Number(variable);
  throw new CommandError(localized('CLAWWITS_MAX_WITS must be a whole number of Wits.'), {
    exitCode: exitCodes.usage,
    code: 'invalid_configuration',
    hint: localized('Set it to a number such as 2000, or unset it.'),
  });
}
