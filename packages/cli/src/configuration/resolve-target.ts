import type { ChatDefaults, ConnectionOptions } from '../connection.ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import type { Io } from '../io.ts';

/** The gateway that a command speaks to. */
export type Target =
  | { readonly type: 'sandbox' }
  | { readonly type: 'gateway'; readonly apiKey: string; readonly baseURL: string; readonly defaults: ChatDefaults };

/**
 * Finds out which gateway is meant, and with which key.
 *
 * @throws {CommandError} naming what is missing and how to set it
 */
export async function resolveTarget(options: ConnectionOptions, io: Io): Promise<Target> {
  if (options.sandbox === true) return { type: 'sandbox' };
  const apiKey = io.env['CLAWWITS_API_KEY'];
  const baseURL = options.baseUrl ?? io.env['CLAWWITS_BASE_URL'];
  if (!apiKey) throw missingKey();
  if (!baseURL) throw missingBaseURL();
  return { type: 'gateway', apiKey, baseURL, defaults: {} };
}

function missingKey(): CommandError {
  return new CommandError('There is no API key.', {
    exitCode: exitCodes.authentication,
    code: 'missing_api_key',
    hint: 'Set CLAWWITS_API_KEY (a key looks like cw_sk_…), or try it without one: add --sandbox.',
  });
}

function missingBaseURL(): CommandError {
  return new CommandError('There is no base URL: ClawWits has published none yet.', {
    exitCode: exitCodes.usage,
    code: 'missing_base_url',
    hint: 'Set CLAWWITS_BASE_URL or give --base-url, such as http://127.0.0.1:8787 for a local gateway.',
  });
}
