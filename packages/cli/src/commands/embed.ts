import { type Clawwits, isClawwitsError } from '@clawwits/sdk-ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { readStdin } from '../input/read-stdin.ts';
import { type NamedText, readTexts, type TextFormat } from '../input/read-texts.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** What may be said about embeddings on the command line. */
export interface EmbedOptions {
  readonly model?: string;
  readonly inputFormat?: TextFormat;
  readonly batchSize?: number;
}

/** One text's vector, as a line of JSONL. */
interface EmbeddedText {
  readonly index: number;
  readonly id: string | number | null;
  readonly embedding: number[];
}

/** `clawwits embed`: texts as vectors, one line each, in the order of the texts. */
export async function embed(
  words: readonly string[],
  options: EmbedOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const texts = await collectTexts(words, options, context);
  const { client } = await context.connect();
  const batchSize = options.batchSize ?? 64;
  const done: EmbeddedText[] = [];
  let [inputTokens, attempts] = [0, 0];
  let model: string | undefined;
  let error: unknown;
  try {
    for (let start = 0; start < texts.length; start += batchSize) {
      const batch = texts.slice(start, start + batchSize);
      const { data, response } = await requestBatch(client, batch, options.model, context.io.signal);
      inputTokens += data.usage.prompt_tokens;
      attempts += response.attempts.length;
      model = data.model ?? model;
      for (const vector of inOrder(data.data, batch.length)) {
        const line = { index: done.length, id: texts[done.length]?.id ?? null, embedding: vector };
        done.push(line);
        await context.output.item(line);
      }
      await showProgress(done.length, texts.length, context);
    }
  } catch (caught) {
    if (done.length === 0 || !isClawwitsError(caught)) throw caught;
    error = caught;
  }
  return {
    ...(error !== undefined && { error: incomplete(error, done.length, texts.length) }),
    data: { count: done.length, dimensions: done[0]?.embedding.length ?? 0, embeddings: done },
    usage: { inputTokens, outputTokens: 0, estimated: false },
    spentWits: inputTokens,
    attempts,
    ...(model !== undefined && { model }),
  };
}

async function collectTexts(
  words: readonly string[],
  { inputFormat = 'lines' }: EmbedOptions,
  { io, messages }: CommandContext,
): Promise<NamedText[]> {
  const isExplicit = words.includes('-');
  const said = words.filter((word) => word !== '-' && word.trim() !== '').map((text) => ({ id: null, text }));
  const need = isExplicit ? 'explicit' : said.length > 0 ? 'optional' : 'required';
  const { text, isLeftOut } = await readStdin(io.stdin, need, io.signal);
  if (isLeftOut)
    await messages.note('nothing came on standard input in 3 s, so it is left out; give - to wait for it.');
  const texts = [...said, ...readTexts(text, inputFormat)];
  if (texts.length > 0) return texts;
  throw new CommandError('There is no text.', {
    exitCode: exitCodes.usage,
    code: 'empty_input',
    hint: 'Give texts as arguments, or one a line on standard input: clawwits embed < texts.txt',
  });
}

function requestBatch(client: Clawwits, batch: readonly NamedText[], model: string | undefined, signal: AbortSignal) {
  const input = batch.map(({ text }) => text);
  return client.embeddings.create({ input, model }, { signal }).withResponse();
}

/** The gateway names each vector's place; nothing says that they come in order. */
function inOrder(vectors: readonly { index: number; embedding: number[] }[], count: number): number[][] {
  const sorted = [...vectors].sort((one, other) => one.index - other.index).map(({ embedding }) => embedding);
  if (sorted.length === count) return sorted;
  throw new CommandError(`The gateway gave ${sorted.length} vectors for ${count} texts.`, {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
  });
}

async function showProgress(done: number, all: number, { io, messages }: CommandContext): Promise<void> {
  if (io.stderr.isTTY === true && all > done) await messages.note(`${done} of ${all} texts`);
}

/** Some vectors are there and paid, the others are not. */
function incomplete(error: unknown, done: number, all: number): unknown {
  if (!isClawwitsError(error) || error.code === 'aborted') return error;
  return new CommandError(`Only ${done} of ${all} texts were embedded. ${error.message}`, {
    exitCode: exitCodes.incomplete,
    code: error.code,
    hint: `The vectors so far are there; go on with the text after number ${done}.`,
    cause: error,
  });
}
