import type { Connection } from '../connection.ts';
import { openSession } from '../conversation/open-session.ts';
import { addTurn, framedMessages } from '../conversation/session.ts';
import { composePrompt } from '../input/compose-prompt.ts';
import { readStdin } from '../input/read-stdin.ts';
import { answerStreamed, answerWhole } from './answer-chat.ts';
import type { ChatOptions } from './chat-options.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { describeShortage } from './describe-shortage.ts';
import { formatWits } from './format-wits.ts';
import { limitMaxTokens, readMaxWits } from './limit-cost.ts';

/** `clawwits chat`: one question and one answer; on a terminal, without a question, a conversation. */
export async function chat(
  words: readonly string[],
  options: ChatOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { stdin, stdout } = context.io;
  if (words.length === 0 && stdin.isTTY === true && stdout.isTTY === true && context.isPlain) {
    const { converse } = await import('../conversation/converse.ts');
    return converse(options, await context.connect(), context);
  }
  const prompt = await readPrompt(words, context);
  const connection = await context.connect();
  const { client, defaults } = connection;
  const { maxTokens, temperature } = { ...defaults, ...options };
  const { session, keep } = openSession(options, defaults, context.io);
  const { model } = session;
  const messages = framedMessages(session, prompt);
  const maxWits = readMaxWits(options.maxWits, context.io.env, defaults.maxWits);
  const limit = maxWits === undefined ? maxTokens : limitMaxTokens(messages, maxWits, maxTokens);
  const params = { messages, model, maxTokens: limit, temperature };
  const answer = options.stream === false ? answerWhole : answerStreamed;
  try {
    const outcome = await answer(client, params, { output: context.output, signal: context.io.signal });
    const more = await tellMore(outcome, options, connection, limit);
    const { text } = (outcome.data ?? {}) as { text?: string };
    const isKept = options.continue === true || options.session !== undefined;
    if (!isKept || text === undefined) return { ...outcome, ...more };
    addTurn(session, prompt, text);
    return { ...outcome, ...more, notes: [...(more.notes ?? []), keep() ?? []].flat() };
  } catch (error) {
    return describeShortage(error, connection, context);
  }
}

/** What is worth a line on standard error, once the answer stands. */
async function tellMore(
  outcome: CommandOutcome,
  options: ChatOptions,
  { client, sandbox }: Connection,
  maxTokens: number | undefined,
): Promise<Pick<CommandOutcome, 'notes' | 'balanceAfter'>> {
  const notes: string[] = [];
  if (outcome.finishReason === 'length') {
    const limit = maxTokens === undefined ? 'its longest' : `${formatWits(maxTokens)} tokens`;
    notes.push(`the answer ends at ${limit}; give more with --max-tokens`);
  }
  if (outcome.finishReason === 'content_filter') notes.push('the answer was ended by a content filter');
  // The sandbox tells in any case.
  if (options.usage !== true || outcome.usage === undefined || sandbox !== null) return { notes };

  const { inputTokens, outputTokens, estimated } = outcome.usage;
  // The answer stands whether or not the balance can be asked for, and also where it broke off.
  const balance = await client.wits.balance({ timeout: 5_000, maxRetries: 0 }).catch(() => null);
  const spent = `${estimated ? 'about ' : ''}${formatWits(inputTokens + outputTokens)} Wits spent`;
  const left = balance === null ? '' : `, ${formatWits(balance.available)} left`;
  notes.push(`${spent} (${formatWits(inputTokens)} in, ${formatWits(outputTokens)} out)${left}`);
  return { notes, ...(balance !== null && { balanceAfter: balance.available }) };
}

async function readPrompt(words: readonly string[], { io, messages }: CommandContext): Promise<string> {
  const isExplicit = words.includes('-');
  const said = words.filter((word) => word !== '-');
  const hasPrompt = said.some((word) => word.trim() !== '');
  const need = isExplicit ? 'explicit' : hasPrompt ? 'optional' : 'required';
  const { text, isLeftOut } = await readStdin(io.stdin, need, io.signal);
  if (isLeftOut) {
    await messages.note(
      'nothing came on standard input in 3 s, so it is left out; give - to wait for it, or < /dev/null.',
    );
  }
  return composePrompt(said, text);
}
