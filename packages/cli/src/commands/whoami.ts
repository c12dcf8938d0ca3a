import type { ConnectionOptions } from '../configuration/connection-options.ts';
import { describeSource } from '../configuration/describe-source.ts';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits whoami`: which gateway and which key commands would use, and where each was found. Sends nothing. */
export async function whoami(options: ConnectionOptions, { io }: CommandContext): Promise<CommandOutcome> {
  const settings = await resolveSettings(options, io);
  const { isSandbox, profile, apiKey, baseURL, path } = settings;
  const data = {
    sandbox: isSandbox,
    profile: profile?.name ?? null,
    base_url: baseURL?.value ?? null,
    base_url_from: baseURL === null ? null : describeSource(baseURL, '--base-url', 'CLAWWITS_BASE_URL', profile),
    // The key itself is never printed.
    api_key_from: apiKey === null ? null : describeSource(apiKey, '', 'CLAWWITS_API_KEY', profile),
    path,
  };
  if (isSandbox) return { data, text: 'The gateway inside this command: no key, no real model, play money.' };
  const lines = [
    `gateway   ${data.base_url === null ? 'none' : `${data.base_url}, from ${data.base_url_from}`}`,
    `key       ${data.api_key_from === null ? 'none' : `from ${data.api_key_from}`}`,
    `profile   ${data.profile ?? 'none'}`,
    `file      ${path}`,
  ];
  return { data, text: lines.join('\n') };
}
