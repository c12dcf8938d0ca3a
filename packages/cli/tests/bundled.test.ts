import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sdk from '@clawwits/sdk-ts';
import { expect, it } from 'vitest';
import * as bundled from '../src/bundled/sdk.ts';
import { runCommand } from './support/run-command.ts';

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
