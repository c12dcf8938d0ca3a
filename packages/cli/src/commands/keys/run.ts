import type { ApiKey } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import type { Connection } from '../../gateway/connection.ts';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { formatTable } from '../../output/text/format-table.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { KeysCreateData, KeysListData, KeysRevokeData } from './data.ts';

const columns = [
  { title: localized('id') },
  { title: localized('name') },
  { title: localized('begins with') },
  { title: localized('made'), alone: (day: string) => localized('made {day}', { day }) },
  {
    title: localized('last used'),
    alone: (day: string) => (/^\d/.test(day) ? localized('used {day}', { day }) : untranslated(day)),
  },
];

/** `clawwits keys list`: the API keys, without their secrets. */
export async function listKeys({ io, connect, isPlain, translate }: CommandContext): Promise<CommandOutcome> {
  const { client } = await connect('keys');
  const { data, response } = await client.keys.list({ signal: io.signal }).withResponse();
  const keys = checkList(data?.data);
  const rows = keys.map(({ id, name, prefix, created_at: made, last_used_at: used }) => [
    id,
    name,
    prefix,
    toDay(made),
    used ? toDay(used) : translate(localized('never used')),
  ]);
  const none = localized('There are no keys. Make one with: clawwits keys create <name>');
  return {
    data: { keys } satisfies KeysListData,
    text:
      rows.length === 0
        ? none
        : untranslated(formatTable(columns, rows, widthOfTerminal(io.stdout, isPlain), translate)),
    attempts: response.attempts.length,
    limits: response.limits,
  };
}

/** `clawwits keys create`: creates a key; its secret is the whole output, shown this once. */
export async function createKey(name: string | undefined, { io, connect }: CommandContext): Promise<CommandOutcome> {
  const connection = await connect('keys');
  const { client, gateway } = connection;
  const params = name === undefined ? {} : { name };
  const { data, response } = await client.keys.create(params, { signal: io.signal }).withResponse();
  if (typeof data?.key !== 'string' || data.key === '')
    throw invalid(localized('The gateway answered, but not with a key.'));
  return {
    data: data satisfies KeysCreateData,
    text: untranslated(data.key),
    notes: [
      localized('the key "{name}" ({id}) is shown this once; keep it with {command}', {
        name: toSingleLine(String(data.name)),
        id: toSingleLine(String(data.id)),
        command: `clawwits login --gateway ${gateway}`,
      }),
      ...noteForgottenKeys(connection),
    ],
    attempts: response.attempts.length,
    limits: response.limits,
  };
}

/** `clawwits keys revoke`: the key is invalid from now on. */
export async function revokeKey(id: string, { io, connect }: CommandContext): Promise<CommandOutcome> {
  const connection = await connect('keys');
  const { response } = await connection.client.keys.revoke(id, { signal: io.signal }).withResponse();
  return {
    data: { id, revoked: true } satisfies KeysRevokeData,
    text: localized('The key {id} is revoked: nothing takes it any more.', { id: toSingleLine(id) }),
    attempts: response.attempts.length,
    limits: response.limits,
    notes: noteForgottenKeys(connection),
  };
}

/** Returns the note that a sandbox does not keep keys. */
const noteForgottenKeys = ({ sandbox, gateway }: Connection): LocalizedMessage[] =>
  sandbox === null
    ? []
    : [
        localized('the sandbox forgets keys when this ends; {command} keeps them while it runs', {
          command: `clawwits gateway --gateway ${gateway}`,
        }),
      ];

const toDay = (date: string): string => String(date).slice(0, 10);

function checkList(list: unknown): readonly ApiKey[] {
  if (Array.isArray(list)) return list;
  throw invalid(localized('The gateway answered, but not with a list of keys.'));
}

function invalid(message: LocalizedMessage): CommandError {
  return new CommandError(message, { exitCode: exitCodes.unavailable, code: 'invalid_response' });
}
