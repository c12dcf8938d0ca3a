import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { startServer } from '../../packages/mock-gateway/src/server.ts';
import { execute, executeWell } from '../packaging/execute.ts';

const project = inject('project');
let [baseURL, apiKey] = ['', ''];

beforeAll(async () => {
  const server = await startServer({ answer: 'Chào bạn!' });
  afterAll(() => server.close());
  [baseURL, apiKey] = [server.url, server.apiKey];
});

const conversation = `
  const hello = { messages: [{ role: 'user', content: 'Xin chào' }], maxTokens: 50 };
  const answer = await client.chat.completions.create(hello);
  let text = '';
  for await (const chunk of await client.chat.completions.create({ ...hello, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  const result = { content: answer.choices[0].message.content, text };`;
const expected = { content: 'Chào bạn!', text: 'Chào bạn!' };

describe('in Deno with --allow-net alone', () => {
  const run = async (program: string) => {
    await writeFile(join(project, 'deno.mjs'), program);
    return execute(
      join(project, 'node_modules/.bin/deno'),
      ['run', '--no-prompt', '--allow-net=127.0.0.1', '--node-modules-dir=manual', 'deno.mjs'],
      project,
      { DENO_NO_UPDATE_CHECK: '1' },
    );
  };

  test('a call and a stream work with a key and an address that are given', async () => {
    const { out, error } = await run(`
      import { Clawwits } from '@clawwits/sdk-ts';
      const client = new Clawwits({ baseURL: '${baseURL}', apiKey: '${apiKey}' });
      ${conversation}
      console.log(JSON.stringify(result));`);
    expect(error).toBe('');
    expect(JSON.parse(out)).toEqual(expected);
  });

  test('a refused connection is retried, and was never sent', async () => {
    const { out } = await run(`
      import { Clawwits } from '@clawwits/sdk-ts';
      const closed = Deno.listen({ hostname: '127.0.0.1', port: 0 });
      const { port } = closed.addr;
      closed.close();
      const client = new Clawwits({ baseURL: 'http://127.0.0.1:' + port, apiKey: '${apiKey}', initialRetryDelay: 1 });
      const error = await client.wits.balance().catch((thrown) => thrown);
      console.log(JSON.stringify([error.code, error.maybeBilled, error.attempts.length]));`);
    expect(JSON.parse(out)).toEqual(['connection_failed', false, 3]);
  });

  test('a missing key is a clear error, not a missing permission', async () => {
    const { out } = await run(`
      import { Clawwits } from '@clawwits/sdk-ts';
      try { new Clawwits({ baseURL: '${baseURL}' }); } catch (error) { console.log(error.name, error.code); }`);
    expect(out.trim()).toBe('ConfigurationError missing_api_key');
  });
});

test('node-fetch, whose bodies are Node streams, carries calls and streams', async () => {
  await writeFile(
    join(project, 'node-fetch.mjs'),
    `import { Clawwits } from '@clawwits/sdk-ts';
     import fetch from 'node-fetch';
     const client = new Clawwits({ baseURL: '${baseURL}', apiKey: '${apiKey}', fetch });
     ${conversation}
     console.log(JSON.stringify(result));`,
  );
  expect(JSON.parse(await executeWell(process.execPath, ['node-fetch.mjs'], project))).toEqual(expected);
});

describe('in workerd', () => {
  /** Serves a worker, bundled as an edge framework would, and asks it once. */
  async function ask(flags: readonly string[], bindings: string): Promise<{ status: number; body: unknown }> {
    const name = `worker-${flags.length}`;
    await writeFile(
      join(project, `${name}.mjs`),
      `import { Clawwits } from '@clawwits/sdk-ts';
       export default { async fetch(request, env) {
         try {
           const client = new Clawwits(env.KEY === undefined ? {} : { baseURL: env.URL, apiKey: env.KEY });
           ${conversation}
           return Response.json(result);
         } catch (error) { return Response.json([error.name, error.code], { status: 500 }); }
       } };`,
    );
    await executeWell(
      join(project, 'node_modules/.bin/esbuild'),
      [`${name}.mjs`, '--bundle', '--format=esm', '--conditions=workerd,worker,browser', `--outfile=${name}.out.mjs`],
      project,
    );
    const quoted = flags.map((flag) => `"${flag}"`).join(', ');
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
         compatibilityFlags = [${quoted}],
         bindings = [${bindings}]
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
    return { status: response.status, body: await response.json() };
  }

  const texts = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([name, value]) => `(name = "${name}", text = "${value}")`)
      .join(', ');

  test('a call and a stream work with a key and an address that are given', async () => {
    expect(await ask([], texts({ KEY: apiKey, URL: baseURL }))).toEqual({ status: 200, body: expected });
  });

  test('with nodejs_compat the key and the address come from process.env', async () => {
    const bindings = texts({ CLAWWITS_API_KEY: apiKey, CLAWWITS_BASE_URL: baseURL });
    expect(await ask(['nodejs_compat'], bindings)).toEqual({ status: 200, body: expected });
  });
});
