import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import * as sdk from '@clawwits/sdk-ts';
import { expect, it, onTestFinished } from 'vitest';
import * as bundled from '../src/bundled/sdk.ts';
import { makeFolder, runCommand } from './support/run-command.ts';

const source = join(import.meta.dirname, '../src');

/** The values, types left out, that the sources take of the SDK; what stands in `bundled/` takes it whole. */
const taken = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('bundled'))
  .flatMap((name) => [
    ...readFileSync(join(source, name), 'utf8').matchAll(/import \{([^}]*)\} from '@clawwits\/sdk-ts'/g),
  ])
  .flatMap(([, names = '']) => names.split(',').map((one) => one.trim()))
  .filter((name) => name !== '' && !name.startsWith('type '));

it('what the command takes of the SDK is in its own copy of it', () => {
  expect(taken.length).toBeGreaterThan(20);
  expect([...new Set(taken)].filter((name) => !(name in bundled))).toEqual([]);
  for (const [name, value] of Object.entries(bundled)) expect(sdk).toHaveProperty(name, value);
});

it('the built command speaks to other gateways, and knows their errors as its own', async () => {
  const args = ['--sandbox', '--gateway', 'clew'];
  expect(await runCommand(['chat', 'hi', ...args])).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('the sandbox of Clew'),
  });
  expect((await runCommand(['chat', 'hi', '-m', 'none', ...args])).exitCode).toBe(7);
  expect((await runCommand(['balance', ...args])).exitCode).toBe(2);
});

it('the built command checks an answer by its schema, and rejects an invalid schema', async () => {
  const server = await startServer({ answer: '{"host":"a.example"}' });
  onTestFinished(() => server.close());
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  const ask = async (schema: string) => {
    const path = join(await makeFolder(), 'schema.json');
    await writeFile(path, schema);
    return runCommand(['chat', 'hi', '--schema', path], { env });
  };
  expect(await ask('{"properties":{"host":{"format":"idn-hostname"}},"required":["host"]}')).toMatchObject({
    exitCode: 0,
  });
  expect(await ask('{"properties":{"host":{"format":"date"}}}')).toMatchObject({
    exitCode: 8,
    stderr: expect.stringContaining('host: must be of the format "date".'),
  });
  expect(await ask('{"$ref":"https://127.0.0.1:9/schema.json"}')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('"https://127.0.0.1:9/schema.json", which is outside of the file.'),
  });
});
