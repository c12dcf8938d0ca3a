import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type RunningServer, type ServerOptions, startServer, startServers } from '@clawwits/mock-gateway/server';
import { onTestFinished } from 'vitest';

/** The workspace's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a child process came to. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs a program to its end, with nothing on its input. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): Promise<Ran> {
  const { CLAWWITS_API_KEY: _key, CLAWWITS_BASE_URL: _url, NODE_OPTIONS: _options, ...clean } = process.env;
  return new Promise((resolve, reject) => {
    // A program that never ends must not outlive its test.
    const timeout = 55_000;
    const child = spawn(command, args, { cwd, env: { ...clean, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    let out = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      error += piece;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, error }));
  });
}

/** The variables that lead a client to a server. */
export function environmentOf(server: RunningServer): NodeJS.ProcessEnv {
  return { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
}

/** A gateway for the test that is running. */
export async function openServer(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return server;
}

/** The variables that lead clients to the other gateways, for the test that is running. */
export async function openOtherGateways(): Promise<NodeJS.ProcessEnv> {
  const servers = await startServers({ gateways: { clew: {}, techopenclaw: {}, klawd: {} } });
  onTestFinished(() => servers.close());
  const variables = Object.entries(servers.gateways).flatMap(([name, { url, apiKey }]) => [
    [`${name.toUpperCase()}_BASE_URL`, url],
    [`${name.toUpperCase()}_API_KEY`, apiKey],
  ]);
  return Object.fromEntries(variables);
}
