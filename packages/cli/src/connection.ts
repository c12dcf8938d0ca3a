import { Clawwits, type ClientOptions, type RetryNotice } from '@clawwits/sdk-ts';
import type { ChatDefaults } from './configuration/chat-defaults.ts';
import type { ConnectionOptions } from './configuration/connection-options.ts';
import { resolveTarget } from './configuration/resolve-target.ts';
import type { Io } from './io.ts';
import type { Messages } from './output/messages.ts';
import type { Sandbox } from './sandbox/open-sandbox.ts';
import { version } from './version.ts';

/** The way to a gateway. */
export interface Connection {
  readonly client: Clawwits;
  /** The gateway inside this process, where it is that one. */
  readonly sandbox: Sandbox | null;
  /** What a profile sets where the command line does not. */
  readonly defaults: ChatDefaults;
}

/**
 * Opens the way to the gateway that options, environment and configuration name.
 *
 * @throws {CommandError} telling what is missing or wrong
 * @throws {ConfigurationError} telling what the SDK does not take
 */
export async function connect(options: ConnectionOptions, io: Io, messages: Messages): Promise<Connection> {
  const target = await resolveTarget(options, io);
  const shared = describeClient(messages, options.maxRetries);
  if (target.type === 'sandbox') {
    const { openSandbox } = await import('./sandbox/open-sandbox.ts');
    const sandbox = await openSandbox(io);
    const { apiKey, baseURL, fetch } = sandbox;
    return {
      client: new Clawwits({ ...shared, apiKey, baseURL, fetch: fetch as typeof globalThis.fetch }),
      sandbox,
      defaults: {},
    };
  }
  const { apiKey, baseURL, defaults } = target;
  return { client: new Clawwits({ ...shared, apiKey, baseURL }), sandbox: null, defaults };
}

/** How this command's clients show themselves to the gateway and to the user. */
export function describeClient(messages: Messages, maxRetries: number | undefined): ClientOptions {
  return {
    headers: { 'user-agent': `clawwits-cli/${version} node/${process.versions.node}` },
    logger: stderrLogger(messages),
    onRetry: (notice) => void messages.note(describeRetry(notice)),
    maxRetries,
  };
}

function describeRetry({ attempt, delayMs, error }: RetryNotice): string {
  const wait = delayMs < 1_000 ? `${Math.round(delayMs)} ms` : `${(delayMs / 1_000).toFixed(1)} s`;
  return `attempt ${attempt} failed (${error.code}); trying again in ${wait}.`;
}

/** Standard output belongs to the answer: what `CLAWWITS_LOG` asks for goes to standard error. */
function stderrLogger(messages: Messages) {
  const log = (message: string, fields: Record<string, unknown>) =>
    void messages.note(`${message.replace(/^clawwits: /, '')} ${JSON.stringify(fields)}`);
  return { error: log, warn: log, info: log, debug: log };
}
