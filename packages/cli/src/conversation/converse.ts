import { answerStreamed } from '../commands/answer-chat.ts';
import type { ChatOptions } from '../commands/chat.ts';
import type { CommandContext } from '../commands/command.ts';
import type { CommandOutcome } from '../commands/command-outcome.ts';
import { describeShortage } from '../commands/describe-shortage.ts';
import { formatWits } from '../commands/format-wits.ts';
import { limitMaxTokens, readMaxWits } from '../commands/limit-cost.ts';
import type { Connection } from '../connection.ts';
import { OutputClosed } from '../failures/command-error.ts';
import { describeFailure } from '../failures/describe-failure.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { Interruption } from '../io.ts';
import { createTextOutput } from '../output/output.ts';
import { createStdoutWriter } from '../output/write-text.ts';
import { createLineReader, type LineReader } from './read-lines.ts';
import { framedMessages, type Session, takeBack } from './session.ts';
import { readSlashCommand, type SlashCommand, slashHelp } from './slash-commands.ts';

/** A conversation in the terminal: question, answer, question, until it is ended. */
export async function converse(
  options: ChatOptions,
  connection: Connection,
  context: CommandContext,
  reader: LineReader = createLineReader(context.io),
): Promise<CommandOutcome> {
  const { model, system } = { ...connection.defaults, ...options };
  const session: Session = { turns: [], model, system, inputTokens: 0, outputTokens: 0 };
  const place = connection.sandbox === null ? connection.client.baseURL : 'the sandbox: no real model, play money';
  await context.messages.note(`a conversation with ${place}; /help tells what else can be done, Ctrl-D ends it`);
  try {
    for (let line = await reader.ask('> '); line !== null; line = await reader.ask('> ')) {
      const question = line.trim() === '' ? null : await readQuestion(line, session, connection, context);
      if (question === 'quit') break;
      if (question !== null) await answer(question.text, session, { options, connection, context, reader });
    }
  } finally {
    reader.close();
  }
  if (context.io.signal.aborted) throw context.io.signal.reason;
  return { ownExitCode: exitCodes.done };
}

/** What a line asks: a question, or nothing because it was a command, which has been done. */
async function readQuestion(
  line: string,
  session: Session,
  connection: Connection,
  context: CommandContext,
): Promise<{ readonly text: string } | 'quit' | null> {
  const command = readSlashCommand(line);
  if (command === null) return { text: line };
  if (command.type === 'quit') return 'quit';
  if (command.type === 'retry') {
    const text = takeBack(session);
    if (text === null) await context.messages.note('there is no question yet');
    return text === null ? null : { text };
  }
  await context.messages.lines(await obey(command, session, connection));
  return null;
}

/** Does what a command asks for, and tells it. */
async function obey(
  command: Exclude<SlashCommand, { type: 'quit' | 'retry' }>,
  session: Session,
  { client }: Connection,
): Promise<string> {
  switch (command.type) {
    case 'help':
      return slashHelp;
    case 'undo':
      return takeBack(session) === null ? 'there is no question yet' : 'the last question is taken back';
    case 'clear':
      session.turns = [];
      return 'a new beginning';
    case 'model':
      session.model = command.value || undefined;
      return `the model is ${session.model ?? 'chosen by the gateway'}`;
    case 'system':
      session.system = command.value || undefined;
      return session.system === undefined ? 'there are no instructions' : 'the instructions are set';
    case 'usage': {
      const { inputTokens, outputTokens } = session;
      return `${formatWits(inputTokens + outputTokens)} Wits so far (${formatWits(inputTokens)} in, ${formatWits(outputTokens)} out)`;
    }
    case 'balance': {
      return client.wits.balance({ timeout: 10_000, maxRetries: 0 }).then(
        ({ available }) => `${formatWits(available)} Wits available`,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    }
    case 'unknown':
      return `there is no /${command.name}; /help tells what there is`;
  }
}

interface Asking {
  readonly options: ChatOptions;
  readonly connection: Connection;
  readonly context: CommandContext;
  readonly reader: LineReader;
}

/** Asks with everything said so far, and keeps the answer: also the part that came before it was stopped. */
async function answer(question: string, session: Session, asking: Asking): Promise<void> {
  const { context, reader, connection } = asking;
  const { io, messages } = context;
  const stopping = new AbortController();
  reader.onInterrupt = () => stopping.abort(new Interruption('SIGINT'));
  const output = createTextOutput(createStdoutWriter(io.stdout), io.env);
  const outcome = await request(question, session, asking, {
    output,
    signal: AbortSignal.any([io.signal, stopping.signal]),
  }).catch((error: unknown): Promise<CommandOutcome> | CommandOutcome => describeShortage(error, connection, context));
  reader.onInterrupt = null;
  if (outcome.error instanceof OutputClosed) throw outcome.error;

  const failure = outcome.error === undefined ? null : await describeFailure(outcome.error, outcome.hint);
  await output.finish(outcome, failure);
  if (failure !== null) await messages.failure(failure);
  session.inputTokens += outcome.usage?.inputTokens ?? 0;
  session.outputTokens += outcome.usage?.outputTokens ?? 0;
  const { text } = (outcome.data ?? {}) as { text?: string };
  if (text !== undefined) {
    session.turns = [...session.turns, { role: 'user', content: question }, { role: 'assistant', content: text }];
  }
  if (connection.sandbox !== null) {
    const left = formatWits(connection.sandbox.availableWits());
    await messages.note(`sandbox, no real model, play money: ${left} left`);
  }
}

async function request(
  question: string,
  session: Session,
  { options, connection, context }: Asking,
  way: Parameters<typeof answerStreamed>[2],
): Promise<CommandOutcome> {
  const { maxTokens, temperature, maxWits } = { ...connection.defaults, ...options };
  const messages = framedMessages(session, question);
  const ceiling = readMaxWits(maxWits, context.io.env, undefined);
  const limit = ceiling === undefined ? maxTokens : limitMaxTokens(messages, ceiling, maxTokens);
  return answerStreamed(connection.client, { messages, model: session.model, maxTokens: limit, temperature }, way);
}
