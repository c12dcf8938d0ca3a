import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** What a run of the command came to. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** How the command is run. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads; `null` leaves the pipe open and silent. Default: nothing, at its end. */
  readonly input?: string | Buffer | null;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly finished: Promise<Finished>;
}

/** A folder for one test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An environment that knows nothing of the machine's own: every folder is a new one. */
export async function makeHome(): Promise<Record<string, string>> {
  const home = await makeFolder();
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
  };
}

/** Starts the built command; it is ended with the test at the latest. */
export async function startCommand(args: readonly string[], options: RunOptions = {}): Promise<Running> {
  const env = { ...(await makeHome()), ...options.env };
  const child = spawn(process.execPath, [inject('command'), ...args], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // The command may have ended before it read everything.
  child.stdin.on('error', () => undefined);
  if (options.input !== null) child.stdin.end(options.input ?? '');
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ stdout, stderr, exitCode }));
  });
  return { child, finished };
}

/** Runs the built command to its end. */
export async function runCommand(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return (await startCommand(args, options)).finished;
}

/** The one record that `--json` prints: fails where standard output holds anything else. */
export function readRecord({ stdout }: Pick<Finished, 'stdout'>): Record<string, unknown> {
  if (!/^\{[^\n]*\}\n$/.test(stdout)) throw new Error(`Not one line of JSON: ${stdout}`);
  return JSON.parse(stdout);
}

/**
 * A shell's words for the built command.
 *
 * @param before a script of Node that runs it, and its arguments
 */
export function shellCommand(before: readonly string[] = []): string {
  return [process.execPath, ...before, inject('command')].map((word) => `'${word}'`).join(' ');
}

/** Runs a line of bash. */
export async function runShell(line: string, env: Readonly<Record<string, string>>): Promise<Finished> {
  const child = spawn('bash', ['-c', line], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ stdout, stderr, exitCode }));
  });
}
