import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';
import { execute, root } from './execute.ts';

const consumer = inject('consumer');

const server = `
  import { Clawwits } from '@clawwits/sdk-ts';
  const cw = new Clawwits();
  try {
    const stream = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Hi' }], stream: true });
    for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '');
  } catch (error) {
    process.stdout.write(error.name + ': ' + error.message);
  }
`;

/** The most that a bundled server with one streamed chat may weigh without undici, in kB, not minified. */
const budget = 190;

/** Bundles a server as a deployment does, with undici left out, and puts it where there is no undici to be found. */
async function bundle(folder: string): Promise<{ file: string; size: number }> {
  const { outputFiles } = await build({
    stdin: { contents: server, resolveDir: consumer, sourcefile: 'server.mjs' },
    absWorkingDir: consumer,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    external: ['undici', '@clawwits/sdk-ts/node-http'],
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text ?? '';
  const file = join(folder, 'bundled-server.mjs');
  await writeFile(file, text);
  return { file, size: Buffer.byteLength(text) / 1000 };
}

test(`a server that is bundled without undici weighs less than ${budget} kB, and says so where it needs it`, async () => {
  const folder = inject('tarballs')[0]?.folder ?? root;
  const { file, size } = await bundle(join(folder, '..'));
  console.log(`The bundled server weighs ${size.toFixed(0)} kB.`);
  expect(size).toBeLessThan(budget);
  const { startServer } = await import('../../packages/mock-gateway/src/server.ts');
  const gateway = await startServer({ answer: 'Xin chào' });
  const env = { CLAWWITS_BASE_URL: gateway.url, CLAWWITS_API_KEY: gateway.apiKey };
  const plain = await execute(process.execPath, [file], folder, env);
  const proxied = await execute(process.execPath, [file], folder, { ...env, http_proxy: 'http://127.0.0.1:1' });
  await gateway.close();
  expect(plain.out).toBe('Xin chào');
  expect(proxied.out).toMatch(/^ConfigurationError: The proxy that the environment names needs the package undici/);
});
