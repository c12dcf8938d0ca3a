import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type OutputFile } from 'esbuild';
import { expect, inject, test } from 'vitest';
import { execute } from './execute.ts';

const page = `
  import { Clawwits } from '@clawwits/sdk-ts';
  const cw = new Clawwits({ apiKey: 'cw_sk_test', baseURL: 'https://gateway.clawwits.test', dangerouslyAllowBrowser: true });
  const stream = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Hi' }], stream: true });
  for await (const chunk of stream) document.body.append(chunk.choices[0]?.delta.content ?? '');
`;

/**
 * The most that a page may load for it, and the most that it may weigh with all that is loaded on demand, in kB after gzip:
 * with room, so that only a real loss fails.
 */
const budget = 22.2;
const wholeBudget = 35;

/** The files that a bundler makes of the page, the page's own first; one file where it is not to split. */
async function bundleFiles(conditions: string[], splitting: boolean): Promise<OutputFile[]> {
  const consumer = inject('consumer');
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: consumer, sourcefile: 'page.js' },
    absWorkingDir: consumer,
    bundle: true,
    write: false,
    outdir: consumer,
    splitting,
    format: 'esm',
    platform: 'browser',
    minify: true,
    conditions,
    logLevel: 'silent',
  });
  return outputFiles.sort((one, other) => Number(isPage(other)) - Number(isPage(one)));
}

const isPage = ({ path }: OutputFile) => basename(path) === 'stdin.js';

const bundle = async (conditions: string[]): Promise<string> => (await bundleFiles(conditions, false))[0]?.text ?? '';

test.each([{ conditions: ['browser'] }, { conditions: ['worker'] }, { conditions: ['workerd', 'edge-light'] }])(
  'a bundle for $conditions holds no trace of Node or undici',
  async ({ conditions }) => {
    const code = await bundle(conditions);
    expect(code).toContain('/v1/chat/completions');
    expect(code).not.toMatch(/node:|undici|process\.(env|versions)|\brequire\(/);
  },
);

const sizeOf = (code: string) => gzipSync(code).byteLength / 1000;

test(`a page with one streamed chat loads less than ${budget} kB, in one file`, async () => {
  const [page, ...others] = await bundleFiles(['browser'], true);
  const code = page?.text ?? '';
  console.log(`The page loads ${sizeOf(code).toFixed(1)} kB.`);
  expect(sizeOf(code)).toBeLessThan(budget);
  // A bundler puts what two files share in another one, which the page would have to load as well.
  expect(code).not.toMatch(/\bimport\s*(\{|"|'|\*)/);
  expect(others.length).toBeGreaterThan(5);
});

test('a page with one streamed chat needs none of what is loaded on demand', async () => {
  const [page] = await bundleFiles(['browser'], true);
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-page-'));
  const script = join(folder, 'page.mjs');
  const chunks = ['Xin ', 'chào'].map((content) => ({
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  }));
  const end = {
    choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 2 },
  };
  const events = [...chunks, end].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  await writeFile(
    script,
    `globalThis.fetch = async () => new Response(${JSON.stringify(`: hello\n\n${events.join('')}data: [DONE]\n\n`)}, {
      headers: { 'content-type': 'text/event-stream' },
    });
    globalThis.document = { body: { append: (text) => process.stdout.write(text) } };
    ${page?.text}`,
  );
  expect((await execute(process.execPath, [script], folder)).out).toBe('Xin chào');
  await rm(folder, { recursive: true });
});

test(`where a bundler makes one file of all, that weighs less than ${wholeBudget} kB`, async () => {
  const size = sizeOf(await bundle(['browser']));
  console.log(`The whole weighs ${size.toFixed(1)} kB.`);
  expect(size).toBeLessThan(wholeBudget);
});

test('a bundle takes nothing from the contract but what is used', async () => {
  expect(await bundle(['browser'])).not.toContain('ZodError');
});
