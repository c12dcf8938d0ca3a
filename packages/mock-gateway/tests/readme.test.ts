import { readFileSync } from 'node:fs';
import { wireFaults } from '@clawwits/mock-gateway';
import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../src/core/options.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('names every option', () => {
    for (const option of Object.keys(resolveOptions({}))) expect(readme).toContain(`\`${option}\``);
  });

  it('names every fault', () => {
    for (const fault of Object.keys(wireFaults)) expect(readme).toContain(`\`${fault}`);
  });
});
