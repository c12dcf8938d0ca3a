import { resolve } from 'node:path';
import { gatewayFacts } from '../../../config/gateway-facts.ts';
import { formatSaved, readSession, replaceSession } from '../../../conversation/saved-session.ts';
import { type Session, undoTurn } from '../../../conversation/session.ts';
import { localizeError } from '../../../errors/localized-error.ts';
import type { Connection } from '../../../gateway/connection.ts';
import { formatWits } from '../../../i18n/format-wits.ts';
import { joinMessages, type LocalizedMessage, localized, untranslated } from '../../../i18n/localized-message.ts';
import { loadFiles } from '../../../input/files/load-files.ts';
import { terminalColumns } from '../../../output/terminal-columns.ts';
import { fitText } from '../../../output/text/fit-text.ts';
import type { CommandContext } from '../../../program/command-context.ts';
import type { Io } from '../../../system/io.ts';
import { type FileCommand, type SlashCommand, slashHelp } from './slash-commands.ts';

/**
 * Runs a command of the conversation and returns its message.
 *
 * @throws {CommandError} if a file cannot be used
 */
export async function runSlashCommand(
  command: Exclude<SlashCommand, { type: 'quit' | 'retry' | 'edit' }>,
  session: Session,
  connection: Connection,
  { translate, io }: Pick<CommandContext, 'translate' | 'io'>,
): Promise<LocalizedMessage> {
  switch (command.type) {
    case 'help':
      return untranslated(fitText(translate(slashHelp), Math.min(100, terminalColumns(io.stderr)?.() ?? 100)));
    case 'undo':
      return undoTurn(session) === null
        ? localized('there is no question yet')
        : localized('the last question is taken back');
    case 'clear':
      session.turns = [];
      session.attached = [];
      return localized('a new beginning');
    case 'model':
      session.model = await connection.resolveModel(command.value || undefined);
      return session.model === undefined
        ? localized('the model is chosen by the gateway')
        : localized('the model is {model}', { model: session.model });
    case 'system':
      session.system = command.value || undefined;
      return session.system === undefined
        ? localized('there are no instructions')
        : localized('the instructions are set');
    case 'file':
    case 'save':
    case 'load':
      return command.value === ''
        ? localized('say which file: /{command} <path>', { command: command.type })
        : useFile(command, session, io);
    case 'usage': {
      const { inputTokens, outputTokens, isEstimated } = session;
      const counts = {
        all: formatWits(inputTokens + outputTokens),
        input: formatWits(inputTokens),
        output: formatWits(outputTokens),
      };
      const cost =
        connection.gateway === 'clawwits'
          ? localized('{all} Wits so far ({input} in, {output} out)', counts)
          : localized('{all} tokens so far ({input} in, {output} out)', counts);
      return isEstimated ? localized('about {cost}', { cost }) : cost;
    }
    case 'balance': {
      const { client, gateway } = connection;
      if (gateway !== 'clawwits')
        return localized('{gateway} tells no balance; --usage tells what an answer cost', {
          gateway: gatewayFacts[gateway].title,
        });
      return client.wits
        .balance({ timeout: 10_000, maxRetries: 0 })
        .then(
          ({ available }) => localized('{available} Wits available', { available: formatWits(available) }),
          localizeError,
        );
    }
    case 'unknown':
      return localized('there is no /{command}; /help tells what there is', { command: command.name });
  }
}

async function attach(value: string, session: Session, io: Io): Promise<LocalizedMessage> {
  const files = await loadFiles([value], io);
  session.attached.push(...files.attachments);
  if (!files.isExpanded) return localized('{path} goes along with the next question', { path: resolve(value) });
  const { describeFiles } = await import('../../../input/files/describe-files.ts');
  return describeFiles(files);
}

async function useFile({ type, value }: FileCommand, session: Session, io: Io): Promise<LocalizedMessage> {
  const path = resolve(value);
  switch (type) {
    case 'file':
      return attach(value, session, io);
    case 'save':
      replaceSession(path, formatSaved(session));
      return localized('the conversation is kept in {path}', { path });
    case 'load': {
      const saved = readSession(path, session.gateway);
      if (saved === null) return localized('there is no file {path}', { path });
      const { note, exchanges: _exchanges, ...kept } = saved;
      Object.assign(session, kept);
      const said = localized('the conversation of {path}, {count} messages', { path, count: session.turns.length });
      return note === null ? said : joinMessages([said, note], '; ');
    }
  }
}
