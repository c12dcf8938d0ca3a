import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkNode } from '../../../src/commands/doctor/check-files.ts';
import { sendError, startFaultServer } from '../../support/fault-server.ts';
import { makeHome, readRecord } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

interface SetUp {
  env: Record<string, string>;
  readonly url: string;
  readonly key: string;
  readonly folder: string;
  /** Writes the configuration file. */
  write(content: unknown, mode?: number): Promise<void>;
}

/** A set-up in which nothing is wrong. */
async function makeSetUp(wits?: number): Promise<SetUp> {
  const server = await startServer(wits === undefined ? {} : { wits });
  onTestFinished(() => server.close());
  const home = await makeHome();
  const folder = join(home['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    env: { ...home, CLAWWITS_API_KEY: server.apiKey, CLAWWITS_BASE_URL: server.url },
    url: server.url,
    key: server.apiKey,
    folder,
    async write(content, mode = 0o600) {
      const path = join(folder, 'config.json');
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
      await chmod(path, mode);
    },
  };
}

async function examine({ env }: Pick<SetUp, 'env'>, ...args: string[]) {
  const record = readRecord(await runInside(['doctor', '--json', ...args], { env }));
  expectResult(record);
  const { checks } = record['data'] as {
    checks: { name: string; status: string; code: string | null; hint: string }[];
  };
  return {
    exitCode: record['exit_code'],
    wrong: checks.filter(({ status }) => status === 'wrong').map(({ name, code }) => [name, code]),
    ok: checks.filter(({ status }) => status === 'ok').map(({ name }) => name),
    hints: checks.flatMap(({ hint }) => hint ?? []),
  };
}

it('finds nothing wrong where nothing is, and says where things come from', async () => {
  const setUp = await makeSetUp();
  expect(await examine(setUp)).toEqual({
    exitCode: 0,
    wrong: [],
    ok: ['node', 'configuration', 'permissions', 'base URL', 'key', 'host', 'access', 'balance'],
    hints: [],
  });
  const { stdout, stderr } = await runInside(['doctor'], { env: setUp.env });
  expect(stderr).toBe('');
  expect(stdout).toContain(`${setUp.url}, from CLAWWITS_BASE_URL`);
  expect(stdout).toContain('from CLAWWITS_API_KEY');
  expect(stdout).not.toContain(setUp.key);
});

interface Broken {
  readonly name: string;
  readonly wrong: readonly (readonly [check: string, code: string])[];
  readonly exitCode: number;
  readonly wits?: number;
  readonly args?: readonly string[];
  break(setUp: SetUp): unknown;
}

const broken: readonly Broken[] = [
  {
    name: 'a file that is not JSON',
    wrong: [['configuration', 'invalid_configuration']],
    exitCode: 2,
    break: ({ write }) => write('{'),
  },
  {
    name: 'a field that is unknown',
    wrong: [['configuration', 'invalid_configuration']],
    exitCode: 2,
    break: ({ write }) => write({ profile: {} }),
  },
  {
    name: 'a folder in the place of the file',
    wrong: [['configuration', 'invalid_configuration']],
    exitCode: 2,
    break: ({ folder }) => mkdir(join(folder, 'config.json')),
  },
  {
    name: 'a key that others can read',
    wrong: [['permissions', 'configuration_not_private']],
    exitCode: 2,
    break: ({ write, url, key }) => write({ profiles: { work: { base_url: url, api_key: key } } }, 0o644),
  },
  {
    name: 'a file that others can write to, although it holds nothing yet',
    wrong: [['permissions', 'configuration_not_private']],
    exitCode: 2,
    break: ({ write }) => write({}, 0o666),
  },
  {
    name: 'a folder that others can write to',
    wrong: [['permissions', 'configuration_not_private']],
    exitCode: 2,
    break: ({ folder }) => chmod(folder, 0o777),
  },
  {
    name: 'a profile that is not there',
    wrong: [['profile', 'unknown_profile']],
    exitCode: 2,
    args: ['--profile', 'nothing'],
    break: () => undefined,
  },
  {
    name: 'no key',
    wrong: [['key', 'missing_api_key']],
    exitCode: 3,
    break: ({ env }) => delete env['CLAWWITS_API_KEY'],
  },
  {
    name: 'a malformed key',
    wrong: [['key', 'invalid_api_key']],
    exitCode: 3,
    break: ({ env }) => Object.assign(env, { CLAWWITS_API_KEY: 'cw_sk_with a space' }),
  },
  {
    name: 'a key of another gateway',
    wrong: [['key', 'key_of_another_gateway']],
    exitCode: 3,
    async break({ env, write }) {
      await write({
        default_profile: 'work',
        profiles: { work: { base_url: 'http://127.0.0.1:1', api_key: 'cw_sk_other' } },
      });
      env['CLAWWITS_API_KEY'] = '';
    },
  },
  {
    name: 'no address and no key',
    wrong: [
      ['base URL', 'missing_base_url'],
      ['key', 'missing_api_key'],
    ],
    exitCode: 2,
    break: ({ env }) => Object.assign(env, { CLAWWITS_API_KEY: '', CLAWWITS_BASE_URL: '' }),
  },
  {
    name: 'an invalid address',
    wrong: [['base URL', 'invalid_base_url']],
    exitCode: 2,
    break: ({ env }) => Object.assign(env, { CLAWWITS_BASE_URL: 'gateway' }),
  },
  {
    name: 'a host where nobody is',
    wrong: [['host', 'connection_failed']],
    exitCode: 6,
    break: ({ env }) => Object.assign(env, { CLAWWITS_BASE_URL: 'http://127.0.0.1:1' }),
  },
  {
    name: 'a key that the gateway does not know',
    wrong: [['access', 'unauthorized']],
    exitCode: 3,
    break: ({ env }) => Object.assign(env, { CLAWWITS_API_KEY: 'cw_sk_nobody_knows_this_one' }),
  },
  {
    name: 'a host that is no gateway',
    wrong: [['balance', 'not_found']],
    exitCode: 7,
    async break({ env }) {
      const server = await startFaultServer((response) => sendError(response, 404, 'not_found'));
      Object.assign(env, { CLAWWITS_BASE_URL: server.url });
    },
  },
  {
    name: 'an empty wallet',
    wrong: [['balance', 'insufficient_wits']],
    exitCode: 4,
    wits: 0,
    break: () => undefined,
  },
];

describe('finds', () => {
  it.each(broken)('$name', async (one) => {
    const setUp = await makeSetUp(one.wits);
    await one.break(setUp);
    const { wrong, exitCode, hints } = await examine(setUp, ...(one.args ?? []));
    expect({ wrong, exitCode }).toEqual({ wrong: one.wrong, exitCode: one.exitCode });
    expect(hints.length).toBe(wrong.length);
  });

  it('a Node that is too old', async () => {
    expect(await checkNode('18.20.4')).toMatchObject({ status: 'wrong', failure: { exitCode: 2 } });
    expect(await checkNode('20.0.0')).toMatchObject({ status: 'ok' });
  });
});

it('tells each wrong thing with what to do next, in text', async () => {
  const setUp = await makeSetUp();
  setUp.env['CLAWWITS_API_KEY'] = '';
  const { stdout, stderr, exitCode } = await runInside(['doctor'], { env: setUp.env });
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/^wrong +key +There is no API key\.\n +-> Set CLAWWITS_API_KEY/m);
  expect(stdout).toMatch(/^unknown +host /m);
  expect(stderr).toMatch(/^error: There is no API key\.$/m);
});

it('knows the sandbox', async () => {
  const env = await makeHome();
  const { exitCode, ok } = await examine({ env }, '--sandbox');
  expect(exitCode).toBe(0);
  expect(ok).toEqual(['node', 'configuration', 'permissions', 'sandbox', 'host', 'access', 'balance']);
});

it('says which mode a file without a key has when others can read it', async () => {
  const env = await makeHome();
  const folder = join(env['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'config.json'), '{}');
  await chmod(join(folder, 'config.json'), 0o644);
  const { stdout, exitCode } = await runInside(['doctor', '--sandbox'], { env });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('(mode 0644), which holds no key');
  expect(stdout).not.toContain('for you alone');
});
