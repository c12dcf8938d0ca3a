import { writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRegistry } from '../../../src/commands/doctor/find-registry.ts';
import { version } from '../../../src/system/version.ts';
import { sendJson, startFaultServer } from '../../support/fault-server.ts';
import { makeFolder, makeHome, readRecord, runCommand } from '../../support/run-command.ts';
import { type InsideOptions, runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

/** A registry that answers as configured, and what it is sent. */
async function startRegistry(answer: (response: ServerResponse) => void) {
  const headers: string[] = [];
  const server = await startFaultServer((response, request) => {
    headers.push(JSON.stringify(request.headers));
    answer(response);
  });
  return { ...server, headers };
}

async function examine(args: readonly string[], options: InsideOptions) {
  const record = readRecord(await runInside(['doctor', '--sandbox', '--json', ...args], options));
  expectResult(record);
  const { checks } = record['data'] as { checks: { name: string; status: string; message: string }[] };
  const check = checks.find(({ name }) => name === 'version');
  return { exitCode: record['exit_code'], status: check?.status, message: check?.message };
}

describe('doctor --updates', () => {
  it.each([
    ['a newer version', '99.0.0', '99.0.0 is available at'],
    ['this version', version, 'is the newest one'],
    ['an older version', '0.0.9', 'is the newest one'],
  ])('reports %s of the registry, which is nothing wrong', async (_name, latest, words) => {
    const { url } = await startRegistry((response) => sendJson(response, 200, { latest }));
    const { message, ...rest } = await examine(['--updates'], { env: { npm_config_registry: `${url}/` } });
    expect(rest).toEqual({ exitCode: 0, status: 'ok' });
    expect(message).toContain(words);
  });

  it.each([
    ['does not have the package', (response: ServerResponse) => sendJson(response, 404, {}), 'does not have'],
    [
      'names no release',
      (response: ServerResponse) => sendJson(response, 200, { latest: '1.0.0\u001b[31m' }),
      'does not',
    ],
    ['answers something else', (response: ServerResponse) => void response.end('<html>'), 'cannot be asked'],
    ['answers without an end', (response: ServerResponse) => void response.end('x'.repeat(100_000)), 'too long'],
    [
      'redirects',
      (response: ServerResponse) => void response.writeHead(302, { location: '/' }).end(),
      'cannot be asked',
    ],
    ['breaks off', (response: ServerResponse) => void response.destroy(), 'cannot be asked'],
  ])('ends with 0 if the registry %s', async (_name, answer, words) => {
    const { url } = await startRegistry(answer);
    const { message, ...rest } = await examine(['--updates'], { env: { npm_config_registry: url } });
    expect(rest).toEqual({ exitCode: 0, status: 'unknown' });
    expect(message).toContain(words);
  });

  it('sends the name of the package alone', async () => {
    const { url, headers, requests } = await startRegistry((response) => sendJson(response, 200, { latest: version }));
    const home = await makeHome();
    await writeFile(join(home['HOME'] ?? '', '.npmrc'), `registry=${url}\n//127.0.0.1/:_authToken=secret-token\n`);
    const env = { ...home, CLAWWITS_API_KEY: 'cw_sk_secret_key' };
    expect(await runCommand(['doctor', '--sandbox', '--updates'], { env })).toMatchObject({ exitCode: 0 });
    expect(requests).toEqual(['GET /-/package/@clawwits%2fcli/dist-tags']);
    expect(headers.join()).not.toMatch(/secret|authorization|cookie/);
  });

  it('is the only way to ask: nothing looks for a version by itself', async () => {
    const { url, requests } = await startRegistry((response) => sendJson(response, 200, { latest: '99.0.0' }));
    const env = { ...(await makeHome()), npm_config_registry: url };
    for (const args of [['doctor', '--sandbox'], ['chat', 'hi', '--sandbox'], ['--version']]) {
      await runInside(args, { env, columns: 80 });
    }
    expect(requests).toEqual([]);
  });
});

describe('the registry', () => {
  async function find(npmrc: string, env: Readonly<Record<string, string>> = {}) {
    const homeDirectory = await makeFolder();
    await writeFile(join(homeDirectory, '.npmrc'), npmrc);
    return findRegistry({ env, homeDirectory });
  }

  it.each([
    ['of the environment', '', { npm_config_registry: 'https://a.example/npm/' }, 'https://a.example/npm'],
    ['of the user', 'registry = "https://b.example/"\n', {}, 'https://b.example'],
    [
      'of the environment before that of the user',
      'registry=https://b.example',
      { npm_config_registry: 'https://a.example' },
      'https://a.example',
    ],
    [
      'of the scope before both',
      '@clawwits:registry=https://c.example',
      { npm_config_registry: 'https://a.example' },
      'https://c.example',
    ],
    ['that is not set', '# registry=https://b.example\n', {}, null],
    ['with a password', 'registry=https://user:word@b.example', {}, null],
    ['that is no address', 'registry=file:///etc', {}, null],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: npm replaces it, this command does not
    ['with a variable', 'registry=https://${HOST}/', {}, null],
    ['of a relative file', '', { NPM_CONFIG_USERCONFIG: '.npmrc' }, null],
  ])('%s is %s', async (_name, npmrc, env, expected) => {
    expect(await find(npmrc, env)).toBe(expected);
  });

  it('of the current folder is not read', async () => {
    const folder = await makeFolder();
    const { url, requests } = await startRegistry((response) => sendJson(response, 200, {}));
    await writeFile(join(folder, '.npmrc'), `registry=${url}\n`);
    const { message } = await examine(['--updates'], { workingDirectory: folder });
    expect(message).toContain('no registry is set');
    expect(requests).toEqual([]);
  });
});
