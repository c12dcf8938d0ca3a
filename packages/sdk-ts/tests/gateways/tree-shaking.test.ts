import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const source = new URL('../../src/index.ts', import.meta.url).pathname;

async function bundle(contents: string, minify = false): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: new URL('../..', import.meta.url).pathname, sourcefile: 'page.ts', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    minify,
    conditions: ['@clawwits/source', 'import'],
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** What gives a gateway away, and what only its resources hold. */
const traces = {
  clawwits: ['CLAWWITS_API_KEY', '/v1/embeddings', '/v1/wits/balance'],
  clew: ['api.clew-code.org', 'CLEW_API_KEY', '/v1/auth/signup', '/v1/telemetry/ping', '/v1/video/generations'],
  techopenclaw: [
    'api.techopenclaw.com',
    'TECHOPENCLAW_API_KEY',
    '/v1/responses',
    'response.completed',
    '/health/ready',
  ],
  klawd: ['api.klawd.studio', 'KLAWD_API_KEY', '/api/images/generations'],
} as const;
type Name = keyof typeof traces;
const names = Object.keys(traces) as Name[];

/** A program of one gateway; the default one need not be named. */
const program = (name: Name, from: string) =>
  name === 'clawwits'
    ? `import { Clawwits } from '${from}'; globalThis.client = new Clawwits();`
    : `import { Clawwits, ${name} } from '${from}'; globalThis.client = new Clawwits({ gateway: ${name} });`;

/** The package as it is published: all in one file, of which a bundler must see by itself what is not used. */
const published = bundle(`export * from '${source}';`);

describe.each(names)('a bundle with a client of %s', (name) => {
  test.each([
    ['from source', async () => bundle(program(name, source), true)],
    [
      'from the published file',
      async () =>
        bundle(
          `${await published}\n${program(name, '').replace(/^import.*?;/, '')}`.replace(/^export \{[^}]*\};?$/m, ''),
          true,
        ),
    ],
  ])('%s holds nothing of the others', async (_, make) => {
    const code = await make();
    const found = names.filter((one) => traces[one].some((trace) => code.includes(trace)));
    // The default gateway is what a client without an option speaks to, so every client carries it.
    expect(found).toEqual(names.filter((one) => one === name || one === 'clawwits'));
    expect(traces[name].filter((trace) => !code.includes(trace))).toEqual([]);
    expect(/node:|undici/.exec(code)).toBeNull();
  });
});

test('a bundle with webhooks alone holds no client', async () => {
  const entry = new URL('../../src/webhooks.ts', import.meta.url).pathname;
  const code = await bundle(`import { verifyWebhook } from '${entry}'; globalThis.verify = verifyWebhook;`, true);
  expect(/x-klawd-signature/.exec(code)).not.toBeNull();
  expect(/\/v1\/|idempotency-key|api\.klawd/.exec(code)).toBeNull();
});
