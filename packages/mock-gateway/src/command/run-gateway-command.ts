import { spawn } from 'node:child_process';
import { gatewayProfiles } from '@clawwits/contract';
import { upstream } from '../answers/upstream.ts';
import type { SharedOptions } from '../core/options.ts';
import { type ServerOptions, startServer } from '../drivers/server.ts';
import { type OptionsByName, startServers } from '../drivers/servers.ts';
import type { AnyGateway, ServedName } from '../gateways/gateway-kinds.ts';
import { helpText } from './help.ts';
import { type CommandMessage, formatInEnglish, message, verbatim } from './messages.ts';
import { type GatewayCommandOptions, parseArguments } from './parse-arguments.ts';

/** The parts of the process that the command uses. */
export interface GatewayCommandIo {
  writeOut(text: string): void;
  /** @param problem the same as messages, for programs */
  writeError(text: string, problem?: CommandProblem): void;
  /** Formats a message for people. Default: in English. */
  format?(message: CommandMessage): string;
  /** Ends the command when it aborts. */
  readonly signal: AbortSignal;
  /** The environment of the `--exec` command. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Description of a problem and of the next step: one message a line. */
export interface CommandProblem {
  readonly messages: readonly CommandMessage[];
  readonly hint: CommandMessage;
}

/** A running gateway and its address. */
interface Found {
  readonly url: string;
  readonly apiKey: string;
  readonly gateway: AnyGateway;
}

/** The gateways that run until the command ends. */
interface Running {
  readonly found: readonly Found[];
  close(): Promise<void>;
}

function environmentOf({ found }: Running): Record<string, string> {
  const variables = found.flatMap(({ url, apiKey, gateway }) => {
    const { baseURLVariable, apiKeyVariable } = gatewayProfiles[gateway.name];
    return [
      [baseURLVariable, url],
      [apiKeyVariable, apiKey],
    ];
  });
  return Object.fromEntries(variables);
}

const exportLines = (running: Running): string =>
  Object.entries(environmentOf(running))
    .map(([name, value]) => `export ${name}=${value}\n`)
    .join('');

function describeGateway({ url, apiKey: key, gateway }: Found, { wits }: GatewayCommandOptions): CommandMessage[] {
  const { title } = gatewayProfiles[gateway.name];
  const { tier } = gateway.account();
  return [
    message('The {title} sandbox gateway listens on {url}', { title, url }),
    gateway.name === 'clawwits'
      ? message('Its key, with {wits} Wits on the tier "{tier}": {key}', {
          wits: wits.toLocaleString('en-US'),
          tier,
          key,
        })
      : message('Its key on the tier "{tier}": {key}', { tier, key }),
  ];
}

function describe(running: Running, options: GatewayCommandOptions): CommandMessage[] {
  return [
    ...running.found.flatMap((found) => describeGateway(found, options)),
    verbatim(''),
    message('Point a client at it:'),
    ...exportLines(running)
      .trimEnd()
      .split('\n')
      .map((line) => verbatim(`  ${line}`)),
    verbatim(''),
    message('Ctrl+C ends it.'),
    verbatim(''),
  ];
}

const formatLines = (messages: readonly CommandMessage[], { format = formatInEnglish }: GatewayCommandIo): string =>
  messages.map((one) => format(one)).join('\n');

function report(problem: CommandProblem, io: GatewayCommandIo): void {
  io.writeError(`${formatLines([...problem.messages, problem.hint], io)}\n`, problem);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Runs a shell command with the gateway's variables; returns its exit code. */
function runInside(command: string, running: Running, io: GatewayCommandIo): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: 'inherit', env: { ...io.env, ...environmentOf(running) } });
    const stop = () => child.kill('SIGTERM');
    io.signal.addEventListener('abort', stop, { once: true });
    child.on('error', (error) => {
      io.writeError(`${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      io.signal.removeEventListener('abort', stop);
      resolve(code ?? (signal === null ? 1 : 128 + (signal === 'SIGINT' ? 2 : 15)));
    });
  });
}

function askUpstream(baseURL: string, options: GatewayCommandOptions, { env }: GatewayCommandIo) {
  const {
    upstreamModel: model,
    upstreamEmbeddingModel: embeddingModel,
    upstreamDialects: dialects,
    upstreamTimeoutMs,
  } = options;
  const apiKey = env['UPSTREAM_API_KEY'];
  return upstream({
    baseURL,
    ...(apiKey && { apiKey }),
    ...(model && { model }),
    ...(embeddingModel && { embeddingModel }),
    dialects,
    idleTimeout: upstreamTimeoutMs === 0 ? Number.POSITIVE_INFINITY : upstreamTimeoutMs,
  });
}

type Started = ServerOptions<ServedName> & { readonly gateway: ServedName };

/** One gateway has the root for itself; several are found below their names. */
async function start(
  { gateways, port, host, cors, headersTimeoutMs, requestTimeoutMs, ...options }: GatewayCommandOptions,
  shared: SharedOptions,
): Promise<Running> {
  const { tier, wits } = options;
  const socket = { port, host, cors, headersTimeoutMs, requestTimeoutMs };
  const optionsOf = (name: ServedName) => ({
    ...shared,
    ...(tier !== undefined && { tier }),
    ...(name === 'clawwits' && { wits }),
  });
  const [first] = gateways;
  if (first !== undefined && gateways.length === 1) {
    const server = await startServer({ ...optionsOf(first), gateway: first, ...socket } as Started);
    return { found: [server], close: server.close };
  }
  const chosen = Object.fromEntries(gateways.map((name) => [name, optionsOf(name)]));
  const servers = await startServers({ ...socket, gateways: chosen as OptionsByName });
  return { found: Object.values(servers.gateways), close: servers.close };
}

async function serve(options: GatewayCommandOptions, io: GatewayCommandIo): Promise<number> {
  const { port, host, seed, faults, control, maxBodyBytes, firstTokenMs, tokensPerSecond } = options;
  const latency = { firstTokenMs, ...(tokensPerSecond !== undefined && { tokensPerSecond }) };
  let running: Running;
  try {
    const answer = options.upstream === undefined ? undefined : askUpstream(options.upstream, options, io);
    running = await start(options, {
      ...(answer && { answer, models: 'any' }),
      seed,
      faults,
      control,
      maxBodyBytes,
      latency,
    });
  } catch (error) {
    report(
      {
        messages: [
          message('The gateway cannot listen on {address}: {reason}', {
            address: `${host}:${port}`,
            reason: reasonOf(error),
          }),
        ],
        hint: message('Choose another port with --port, or any free one with --port 0.'),
      },
      io,
    );
    return 1;
  }
  try {
    if (options.exec !== undefined) return await runInside(options.exec, running, io);
    io.writeOut(options.printsEnvironment ? exportLines(running) : formatLines(describe(running, options), io));
    await aborted(io.signal);
    return 0;
  } finally {
    await running.close();
  }
}

function reasonOf(error: unknown): CommandMessage {
  const { code, address, port } = error as NodeJS.ErrnoException & {
    readonly address?: string;
    readonly port?: number;
  };
  if (code === 'EADDRINUSE' && address !== undefined && port !== undefined) {
    return message('listen EADDRINUSE: address already in use {address}', {
      address: `${address}:${port}`,
    });
  }
  return verbatim(error instanceof Error ? error.message : String(error));
}

/**
 * Runs the gateway until the signal aborts, or until the command of `--exec` ends.
 *
 * @param argv the arguments, without the program's name
 * @returns the exit code
 */
export async function runGatewayCommand(argv: readonly string[], io: GatewayCommandIo): Promise<number> {
  const parsed = parseArguments(argv);
  switch (parsed.type) {
    case 'help':
      io.writeOut(helpText);
      return 0;
    case 'mistake':
      report({ messages: parsed.messages, hint: message('See --help.') }, io);
      return 2;
    case 'run':
      return serve(parsed.options, io);
  }
}
