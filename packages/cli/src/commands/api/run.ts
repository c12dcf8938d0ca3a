import { readFile } from 'node:fs/promises';
import type { RawRequestOptions } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { LocalizedError, localizeError } from '../../errors/localized-error.ts';
import { describeShortage } from '../../gateway/describe-shortage.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import { readInput } from '../../input/read-stdin.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { Io } from '../../system/io.ts';
import { openUsageLog } from '../../usage-log/usage-log.ts';
import { readRawAnswer } from './read-raw-answer.ts';
import { asksModel, sentCall, settlementOf } from './usage-of-call.ts';

type Method = 'GET' | 'POST' | 'DELETE';

/** Options of `clawwits api`. */
export interface ApiOptions {
  /** The body: JSON, or `@` and a file, `@-` for standard input. */
  readonly data?: string;
  /** `name=value`, each. */
  readonly query?: readonly string[];
}

/** Paths that the gateways' documents call without a key, so that none is sent. */
const anonymous =
  /^\/(?:v1\/auth\/(?:signup|login|forgot|reset)|v1\/telemetry\/(?:ping|event|batch)|health\/ready)(?:$|\?)/;

/** `clawwits api`: a call to any path, with the key, the retries and the exit codes of every other. */
export async function api(
  method: Method,
  path: string,
  options: ApiOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { io } = context;
  const request: RawRequestOptions = {
    signal: io.signal,
    ...(options.data !== undefined && { body: await readBody(options.data, io) }),
    ...(options.query !== undefined && { query: readQuery(options.query) }),
  };
  const isAnonymous = anonymous.test(path);
  const connection = await context.connect(isAnonymous ? 'keyless' : undefined);
  try {
    const send = async () => {
      const response = await connection.client
        .request(method, path, { ...request, ...(isAnonymous && { auth: 'none' as const }) })
        .asResponse();
      return readRawAnswer(response, context);
    };
    const data = asksModel(method, path)
      ? await openUsageLog('api', connection, context).record(sentCall(request.body), send, settlementOf)
      : await send();
    return { data, attempts: 1 };
  } catch (error) {
    return describeShortage(error, connection, context);
  }
}

async function readBody(data: string, io: Io): Promise<object> {
  let text = data;
  try {
    if (data === '@-') ({ text } = await readInput(io, 'explicit'));
    else if (data.startsWith('@')) text = await readFile(data.slice(1), 'utf8');
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
    throw new LocalizedError(localized('it is neither an object nor a list'));
  } catch (error) {
    if (error instanceof CommandError || io.signal.aborted) throw error;
    throw refuse(
      localized('The body cannot be used: {problem}.', { problem: localizeError(error) }),
      localized('Give -d {json}, -d @body.json, or -d @- for standard input.', { json: '\'{"input": "a text"}\'' }),
    );
  }
}

function readQuery(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1)
        throw refuse(
          localized('"{pair}" is no part of a query.', { pair }),
          localized('Give it as name=value: -q days=30'),
        );
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function refuse(message: LocalizedMessage, hint: LocalizedMessage): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'usage', hint });
}
