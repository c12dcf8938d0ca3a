import { type AnswerParts, describeParts } from '../../../ask/answer-parts.ts';
import { type AskOptions, wantsMarkdown } from '../../../ask/ask-options.ts';
import { chatDialect } from '../../../ask/chat-dialect.ts';
import type { AnswerTarget } from '../../../ask/dialect.ts';
import { boundCallTokens, limitMaxTokens, readMaxWits } from '../../../ask/limit-cost.ts';
import { type OpenSession, openSession } from '../../../conversation/open-session.ts';
import { addTurn, framedMessages, type Session, type UserContent, undoTurn } from '../../../conversation/session.ts';
import { isOutputFailure } from '../../../errors/command-error.ts';
import { describeFailure } from '../../../errors/describe-failure.ts';
import { exitCodes } from '../../../errors/exit-codes.ts';
import { Interruption } from '../../../errors/interruption.ts';
import type { Connection } from '../../../gateway/connection.ts';
import { describeShortage } from '../../../gateway/describe-shortage.ts';
import { localized, untranslated } from '../../../i18n/localized-message.ts';
import { composeContent } from '../../../input/compose-content.ts';
import type { CommandOutcome } from '../../../output/command-outcome.ts';
import { createTextOutput } from '../../../output/output.ts';
import { stdoutLook } from '../../../output/text-look.ts';
import { createStdoutWriter } from '../../../output/write-text.ts';
import type { CommandContext } from '../../../program/command-context.ts';
import { openUsageLog, type UsageLog } from '../../../usage-log/usage-log.ts';
import { createLineReader, type LineReader } from './read-lines.ts';
import { runSlashCommand } from './run-slash-command.ts';
import { readSlashCommand } from './slash-commands.ts';

/** A conversation in the terminal: question, answer, question, until it is ended. */
export async function converse(
  options: AskOptions,
  connection: Connection,
  context: CommandContext,
  reader: LineReader = createLineReader(context.io, context.translate),
): Promise<CommandOutcome> {
  const opened = openSession(options, connection, context.io);
  const { session, notes } = opened;
  session.model = await connection.resolveModel(session.model);
  const usageLog = openUsageLog('chat', connection, context);
  const place =
    connection.sandbox === null
      ? untranslated(connection.client.baseURL)
      : localized('the sandbox: no real model, play money');
  await context.messages.note(localized('a conversation with {place}', { place }));
  await context.messages.note(localized('/help tells what else can be done, Ctrl-D ends it'));
  for (const note of notes) await context.messages.note(note);
  if (session.turns.length > 0) {
    await context.messages.note(localized('going on after {count} messages', { count: session.turns.length }));
  }
  const conversation = { options, connection, context, reader, opened, usageLog };
  try {
    for (let line = await reader.ask('> '); line !== null; line = await reader.ask('> ')) {
      const question = line.trim() === '' ? null : await readQuestion(line, session, conversation);
      if (question === 'quit') break;
      if (question === null) continue;
      await answer(question.said, session, conversation);
    }
  } catch (error) {
    // A terminal that was closed takes no output either; that is no failure of its own.
    throw context.io.signal.aborted ? context.io.signal.reason : error;
  } finally {
    reader.close();
  }
  if (context.io.signal.aborted) throw context.io.signal.reason;
  return { ownExitCode: exitCodes.done };
}

/** Reads a line: returns its question, or `null` after running the command that it is. */
async function readQuestion(
  line: string,
  session: Session,
  { connection, context, reader }: ConversationContext,
): Promise<{ readonly said: UserContent } | 'quit' | null> {
  const command = readSlashCommand(line);
  if (command === null) {
    const said = composeContent(line, session.attached);
    session.attached = [];
    return { said };
  }
  if (command.type === 'quit') return 'quit';
  if (command.type === 'retry') {
    const said = undoTurn(session);
    if (said === null) await context.messages.note(localized('there is no question yet'));
    return said === null ? null : { said };
  }
  if (command.type === 'edit') {
    await editQuestion(command.value, context, reader);
    return null;
  }
  try {
    await context.messages.lines(await runSlashCommand(command, session, connection, context));
  } catch (error) {
    await context.messages.failure(await describeFailure(error));
  }
  return null;
}

/** Lets the user write the next question in an editor. It is at the prompt afterwards: nothing is sent without a look at it. */
async function editQuestion(draft: string, { io, messages }: CommandContext, reader: LineReader): Promise<void> {
  const { editDraft } = await import('./edit-draft.ts');
  const edited = await reader.lend(() => editDraft(draft, io));
  // The conversation ends with the editor.
  if (io.signal.aborted) return;
  if (edited.problem !== null) await messages.lines(edited.problem);
  else if (edited.draft === '') await messages.lines(localized('the draft is empty'));
  reader.prefill(edited.draft);
}

interface ConversationContext {
  readonly options: AskOptions;
  readonly connection: Connection;
  readonly context: CommandContext;
  readonly reader: LineReader;
  readonly opened: OpenSession;
  readonly usageLog: UsageLog;
}

/** Asks a question with the whole conversation, and adds the answer to it: a partial one as well. */
async function answer(question: UserContent, session: Session, conversation: ConversationContext): Promise<void> {
  const { context, reader, connection } = conversation;
  const { io, messages } = context;
  const stopping = new AbortController();
  reader.onInterrupt = () => stopping.abort(new Interruption('SIGINT'));
  const output = createTextOutput(createStdoutWriter(io.stdout), io.env, context.translate, {
    ...stdoutLook(io),
    isMarkdown: wantsMarkdown(conversation.options, connection.defaults),
  });
  const outcome = await request(question, session, conversation, {
    output,
    signal: AbortSignal.any([io.signal, stopping.signal]),
  }).catch((error: unknown): Promise<CommandOutcome> | CommandOutcome => describeShortage(error, connection, context));
  reader.onInterrupt = null;
  const { text } = (outcome.data ?? {}) as { text?: string };
  if (text !== undefined) addTurn(session, question, text);
  // Before anything else: it was paid for, and a terminal that is closed takes no more output.
  const problem = conversation.opened.keep(outcome);
  if (isOutputFailure(outcome.error)) throw outcome.error;

  const failure =
    outcome.error === undefined ? null : await describeFailure(outcome.error, outcome.hint, outcome.retryAfterMs);
  await output.finish(outcome, failure);
  for (const note of describeParts((outcome.data ?? {}) as AnswerParts, outcome.finishReason))
    await messages.note(note);
  if (failure !== null) await messages.failure(failure);
  session.inputTokens += outcome.usage?.inputTokens ?? 0;
  session.outputTokens += outcome.usage?.outputTokens ?? 0;
  session.isEstimated ||= outcome.usage?.estimated ?? false;
  if (connection.sandbox !== null) {
    const { sandboxNote } = connection.sandbox.describe();
    if (sandboxNote !== undefined) await messages.note(sandboxNote);
  }
  if (problem !== null) await messages.note(problem);
}

async function request(
  question: UserContent,
  session: Session,
  { options, connection, context, opened, usageLog }: ConversationContext,
  target: AnswerTarget,
): Promise<CommandOutcome> {
  const { maxTokens, temperature, maxWits } = { ...connection.defaults, ...options };
  const messages = framedMessages(session, question);
  const ceiling = readMaxWits(maxWits, context.io.env, undefined);
  const limit = ceiling === undefined ? maxTokens : limitMaxTokens(messages, ceiling, maxTokens);
  const asked = { messages, model: session.model, maxTokens: limit, temperature };
  opened.begin(question);
  return usageLog.record(
    { model: session.model, session: opened.name ?? undefined, atMostTokens: boundCallTokens(asked) },
    () => chatDialect.answerStreamed(connection.client, asked, target),
    (outcome) => outcome,
  );
}
