import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { executeWell } from '../packaging/execute.ts';

/**
 * Serves a worker, bundled as an edge framework would, and asks it once.
 *
 * @param variables what the worker finds in its bindings
 */
export async function askWorker(
  project: string,
  variables: Readonly<Record<string, string>>,
  ...flags: readonly string[]
) {
  const name = ['worker', ...flags].join('-');
  await executeWell(
    join(project, 'node_modules/.bin/esbuild'),
    [
      ...['worker.mjs', '--bundle', '--format=esm', '--conditions=workerd,worker,browser'],
      ...['--external:node:*', `--outfile=${name}.out.mjs`],
    ],
    project,
  );
  const bindings = Object.entries(variables).map(([name, value]) => `(name = "${name}", text = "${value}")`);
  await writeFile(
    join(project, `${name}.capnp`),
    `using Workerd = import "/workerd/workerd.capnp";
     const config :Workerd.Config = (
       services = [(name = "main", worker = .worker), (name = "internet", network = (allow = ["private"]))],
       sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
     );
     const worker :Workerd.Worker = (
       modules = [(name = "worker", esModule = embed "${name}.out.mjs")],
       compatibilityDate = "2025-09-01",
       compatibilityFlags = [${flags.map((flag) => `"${flag}"`).join(', ')}],
       bindings = [${bindings.join(', ')}]
     );`,
  );
  const port = await startWorkerd(project, `${name}.capnp`);
  const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(120_000) });
  const body = await response.text();
  if (!response.ok) throw new Error(`The worker answered ${response.status}: ${body}`);
  return JSON.parse(body);
}

/** Starts a server that ends with the test, and gives its port. Whatever it prints is part of the error if it fails. */
async function startWorkerd(project: string, configuration: string): Promise<number> {
  // The package's own command is a script that does not hand the control channel on.
  const binary = createRequire(join(project, 'package.json'))('workerd').default as string;
  const workerd = spawn(binary, ['serve', configuration, '--control-fd=3'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void workerd.kill('SIGKILL'));
  const [, output, errors, control] = workerd.stdio as [null, Readable, Readable, Readable];
  const printed: string[] = [];
  for (const stream of [output, errors]) stream.on('data', (chunk: Buffer) => printed.push(String(chunk)));
  for await (const line of createInterface(control)) {
    const message = JSON.parse(line) as { event?: string; port?: number };
    if (message.event === 'listen' && message.port !== undefined) return message.port;
  }
  throw new Error(`workerd did not listen: ${printed.join('')}`);
}
