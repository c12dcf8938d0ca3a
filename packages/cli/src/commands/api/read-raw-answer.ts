import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { ApiData } from './data.ts';

const text = /^text\/|\b(?:json|xml|javascript|x-www-form-urlencoded)\b/i;

/**
 * Hands an answer of any kind on as it arrives: text as text, anything else byte for byte, though not to a terminal.
 *
 * @throws {CommandError} if it is binary and the output is a terminal
 */
export async function readRawAnswer(
  response: Response,
  { io, output, isPlain }: Pick<CommandContext, 'io' | 'output' | 'isPlain'>,
): Promise<ApiData> {
  const type = response.headers.get('content-type');
  const isText = text.test(type ?? '') || response.body === null;
  if (!isText && isPlain && io.stdout.isTTY === true) {
    // Not awaited: the rest of the answer is of no use.
    response.body?.cancel().catch(() => undefined);
    throw notForTerminals(type);
  }
  const decoder = new TextDecoder();
  const pieces: Uint8Array[] = [];
  let [said, bytes] = ['', 0];
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (isText) {
      const words = decoder.decode(piece, { stream: true });
      said += words;
      await output.delta(words);
    } else if (output.bytes === undefined) pieces.push(piece);
    else await output.bytes(piece);
  }
  // The decoder may hold an incomplete character.
  const rest = decoder.decode();
  if (rest !== '') {
    said += rest;
    await output.delta(rest);
  }
  return {
    status: response.status,
    request_id: response.headers.get('x-request-id'),
    content_type: type,
    bytes,
    body: isText ? readText(said, type ?? '') : null,
    body_base64: isText ? null : Buffer.concat(pieces).toString('base64'),
  };
}

/** Parses an answer that claims to be JSON; if it is not, its text stays as it is. */
function readText(said: string, type: string): unknown {
  if (!/json/i.test(type) || said === '') return said === '' ? null : said;
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}

function notForTerminals(type: string | null): CommandError {
  return new CommandError(
    type === null
      ? localized('The answer is of an unknown type, and not written to a terminal.')
      : localized('The answer is {type}, and not written to a terminal.', { type }),
    {
      exitCode: exitCodes.internalFailure,
      code: 'output_failed',
      hint: localized('Save it with -o <file>, or send it through a pipe.'),
    },
  );
}
