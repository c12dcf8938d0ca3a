import { resolve } from 'node:path';
import { formatWits } from '../commands/format-wits.ts';
import type { Connection } from '../connection.ts';
import { gatewayFacts } from '../gateways/gateway-facts.ts';
import { readAttachment } from '../input/read-attachment.ts';
import { readSession, writeSession } from './saved-session.ts';
import { type Session, takeBack } from './session.ts';
import { type FileCommand, type SlashCommand, slashHelp } from './slash-commands.ts';

/**
 * Does what a command asks for; gives what there is to tell.
 *
 * @throws {CommandError} where a file cannot be used
 */
export async function obey(
  command: Exclude<SlashCommand, { type: 'quit' | 'retry' }>,
  session: Session,
  connection: Connection,
): Promise<string> {
  switch (command.type) {
    case 'help':
      return slashHelp;
    case 'undo':
      return takeBack(session) === null ? 'there is no question yet' : 'the last question is taken back';
    case 'clear':
      session.turns = [];
      session.attached = [];
      return 'a new beginning';
    case 'model':
      session.model = command.value || undefined;
      return `the model is ${session.model ?? 'chosen by the gateway'}`;
    case 'system':
      session.system = command.value || undefined;
      return session.system === undefined ? 'there are no instructions' : 'the instructions are set';
    case 'file':
    case 'save':
    case 'load':
      return command.value === '' ? `say which file: /${command.type} <path>` : useFile(command, session);
    case 'usage': {
      const { inputTokens, outputTokens } = session;
      const unit = connection.gateway === 'clawwits' ? 'Wits' : 'tokens';
      return `${formatWits(inputTokens + outputTokens)} ${unit} so far (${formatWits(inputTokens)} in, ${formatWits(outputTokens)} out)`;
    }
    case 'balance': {
      const { client, gateway } = connection;
      if (gateway !== 'clawwits')
        return `${gatewayFacts[gateway].title} tells no balance; --usage tells what an answer cost`;
      return client.wits.balance({ timeout: 10_000, maxRetries: 0 }).then(
        ({ available }) => `${formatWits(available)} Wits available`,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    }
    case 'unknown':
      return `there is no /${command.name}; /help tells what there is`;
  }
}

async function useFile({ type, value }: FileCommand, session: Session): Promise<string> {
  const path = resolve(value);
  switch (type) {
    case 'file':
      session.attached.push(await readAttachment(path));
      return `${path} goes along with the next question`;
    case 'save':
      writeSession(path, session);
      return `the conversation is kept in ${path}`;
    case 'load': {
      const saved = readSession(path);
      if (saved === null) return `there is no file ${path}`;
      Object.assign(session, saved);
      return `the conversation of ${path}, ${session.turns.length} messages`;
    }
  }
}
