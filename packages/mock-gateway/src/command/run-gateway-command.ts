import { spawn } from 'node:child_process';
import { upstream } from '../answers/upstream.ts';
import { type RunningServer, startServer } from '../drivers/server.ts';
import { helpText } from './help.ts';
import { type GatewayCommandOptions, parseArguments } from './parse-arguments.ts';

/** What the command touches of the world. */
export interface GatewayCommandIo {
  writeOut(text: string): void;
  writeError(text: string): void;
  /** Ends the command when it aborts. */
  readonly signal: AbortSignal;
  /** The environment that `--exec` hands on. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const environmentOf = ({ url, apiKey }: RunningServer) => ({ CLAWWITS_BASE_URL: url, CLAWWITS_API_KEY: apiKey });

const exportLines = (server: RunningServer): string =>
  Object.entries(environmentOf(server))
    .map(([name, value]) => `export ${name}=${value}\n`)
    .join('');

function describe(server: RunningServer, { tier, wits }: GatewayCommandOptions): string {
  return [
    `The ClawWits sandbox gateway listens on ${server.url}`,
    `Its key, with ${wits.toLocaleString('en-US')} Wits on the tier "${tier}": ${server.apiKey}`,
    '',
    'Point a client at it:',
    ...exportLines(server)
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    '',
    'Ctrl+C ends it.',
    '',
  ].join('\n');
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Runs a command of the shell with the gateway's variables; gives its exit code. */
function runInside(command: string, server: RunningServer, io: GatewayCommandIo): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: 'inherit', env: { ...io.env, ...environmentOf(server) } });
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

function askUpstream(baseURL: string, { upstreamModel }: GatewayCommandOptions, { env }: GatewayCommandIo) {
  const apiKey = env['UPSTREAM_API_KEY'];
  return upstream({ baseURL, ...(apiKey && { apiKey }), ...(upstreamModel && { model: upstreamModel }) });
}

async function serve(options: GatewayCommandOptions, io: GatewayCommandIo): Promise<number> {
  const { port, host, tier, wits, seed, faults, control, firstTokenMs, tokensPerSecond } = options;
  const latency = { firstTokenMs, ...(tokensPerSecond !== undefined && { tokensPerSecond }) };
  let server: RunningServer;
  try {
    const answer = options.upstream === undefined ? undefined : askUpstream(options.upstream, options, io);
    server = await startServer({
      ...(answer && { answer, models: 'any' }),
      port,
      host,
      tier,
      wits,
      seed,
      faults,
      control,
      latency,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    io.writeError(
      `The gateway cannot listen on ${host}:${port}: ${reason}\nChoose another port with --port, or any free one with --port 0.\n`,
    );
    return 1;
  }
  try {
    if (options.exec !== undefined) return await runInside(options.exec, server, io);
    io.writeOut(options.printsEnvironment ? exportLines(server) : describe(server, options));
    await aborted(io.signal);
    return 0;
  } finally {
    await server.close();
  }
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
      io.writeError(`${parsed.message}\nSee --help.\n`);
      return 2;
    case 'run':
      return serve(parsed.options, io);
  }
}
