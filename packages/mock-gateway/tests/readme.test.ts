import { readdirSync, readFileSync } from 'node:fs';
import { dialectFaults, wireFaults } from '@clawwits/mock-gateway';
import { describe, expect, it, vi } from 'vitest';
import { resolveOptions } from '../src/core/options.ts';
import { clawwitsDefaults } from '../src/gateways/clawwits/controls.ts';
import { clewDefaults } from '../src/gateways/clew/controls.ts';
import { klawdDefaults } from '../src/gateways/klawd/controls.ts';
import { techopenclawDefaults } from '../src/gateways/techopenclaw/controls.ts';

const folder = new URL('./readme/', import.meta.url);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const snippets = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
const files = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

describe('the README', () => {
  it('names every option', () => {
    for (const option of Object.keys({
      ...resolveOptions({}, {}),
      ...clawwitsDefaults,
      ...clewDefaults,
      ...techopenclawDefaults,
      ...klawdDefaults,
    }))
      expect(readme).toContain(`\`${option}\``);
  });

  it('names every fault', () => {
    for (const fault of Object.keys({ ...wireFaults, ...dialectFaults })) expect(readme).toContain(`\`${fault}`);
  });

  it('shows the very files of tests/readme, each of which is checked and run', async () => {
    const shown = files.map((code) => code.replaceAll(/^.*biome-ignore.*\n/gm, ''));
    expect([...shown].sort()).toEqual([...snippets].sort());
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
    await import('./readme/server.ts');
    expect(log).toHaveBeenCalledWith(expect.stringMatching(/^http:\/\/127/), expect.stringMatching(/^cw_sk_/));
    await import('./readme/servers.ts');
    expect(log).toHaveBeenCalledWith(expect.stringMatching(/\/clew$/), expect.stringMatching(/^klawd_sk_/));
    await import('./readme/fixtures.ts');
    log.mockRestore();
  });
});
