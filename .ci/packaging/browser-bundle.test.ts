import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';

const page = `
  import { Clawwits } from '@clawwits/sdk-ts';
  const cw = new Clawwits({ apiKey: 'cw_sk_test', baseURL: 'https://gateway.clawwits.test', dangerouslyAllowBrowser: true });
  const stream = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Hi' }], stream: true });
  for await (const chunk of stream) document.body.append(chunk.choices[0]?.delta.content ?? '');
`;

/** The most that a page's bundle may weigh, in kB after gzip, everything included: with room, so that only a real loss fails. */
const budget = 30;

async function bundle(conditions: string[]): Promise<string> {
  const consumer = inject('consumer');
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: consumer, sourcefile: 'page.js' },
    absWorkingDir: consumer,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    minify: true,
    conditions,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

test.each([{ conditions: ['browser'] }, { conditions: ['worker'] }, { conditions: ['workerd', 'edge-light'] }])(
  'a bundle for $conditions holds no trace of Node or undici',
  async ({ conditions }) => {
    const code = await bundle(conditions);
    expect(code).toContain('/v1/chat/completions');
    expect(code).not.toMatch(/node:|undici|process\.(env|versions)|\brequire\(/);
  },
);

test(`a page with one streamed chat weighs less than ${budget} kB`, async () => {
  const size = gzipSync(await bundle(['browser'])).byteLength / 1000;
  console.log(`The bundle weighs ${size.toFixed(1)} kB.`);
  expect(size).toBeLessThan(budget);
});

test('a bundle takes nothing from the contract but what is used', async () => {
  expect(await bundle(['browser'])).not.toContain('ZodError');
});
