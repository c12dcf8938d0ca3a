import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
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
  // The package's own command is a script that does not hand the control channel on.
  const binary = createRequire(join(project, 'package.json'))('workerd').default as string;
  const workerd = spawn(binary, ['serve', `${name}.capnp`, '--control-fd=3'], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  onTestFinished(() => void workerd.kill('SIGKILL'));
  const [line] = (await once(workerd.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const { port } = JSON.parse(String(line).split('\n', 1)[0] ?? '') as { port: number };
  const response = await fetch(`http://127.0.0.1:${port}/`);
  return response.json();
}
