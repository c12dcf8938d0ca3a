import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { followAlias } from '../../src/config/follow-alias.ts';
import { fillVariables, openTemplate, variablesOf } from '../../src/input/fill-template.ts';
import { makeHome, readRecord, runCommand } from '../support/run-command.ts';
import { type InsideOptions, runInside } from '../support/run-inside.ts';
import { expectResult } from '../support/schemas.ts';

/** A user with a configuration, templates that are files, and a gateway. */
async function makePlace(configuration: unknown, files: Readonly<Record<string, string>> = {}) {
  const server = await startServer({ models: 'any' });
  onTestFinished(() => server.close());
  const home = await makeHome();
  const env = { ...home, CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  const folder = join(home['XDG_CONFIG_HOME'] ?? '', 'clawwits');
  await mkdir(join(folder, 'templates'), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'config.json'), JSON.stringify(configuration), { mode: 0o600 });
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'templates', name)), { recursive: true });
    await writeFile(join(folder, 'templates', name), content);
  }
  const ask = (args: readonly string[], options: InsideOptions = {}) => runInside(args, { ...options, env });
  return { server, env, folder, ask, lastBody: () => server.gateway.calls.at(-1)?.body };
}

describe('variables', () => {
  it.each([
    ['{{a}} and {{ b }}', ['a', 'b']],
    ['{{a}}{{a}}', ['a']],
    ['{{ngôn_ngữ}}', ['ngôn_ngữ']],
    ['\\{{a}} { {b} } {{}} {{1}} {{a b}}', []],
  ])('of %j are %j', (text, names) => {
    expect(variablesOf(text)).toEqual(names);
  });

  it('are replaced by their values as they are, and by nothing that an object has by nature', () => {
    expect(fillVariables('{{a}} \\{{a}} {{b}}', { a: '{{b}} $& $1', b: 'x' })).toBe('{{b}} $& $1 {{a}} x');
    expect(fillVariables('{{constructor}}', {})).toBe('{{constructor}}');
    expect(() => openTemplate({ name: 't', prompt: '{{constructor}}' }, {})).toThrow('has no value for: constructor');
  });
});

describe('a template', () => {
  const configuration = {
    templates: {
      review: 'Review this {{lang}} code:\n{{input}}',
      short: { prompt: 'Short: {{prompt}}', system: 'Answer in {{lang}}.', model: 'fast' },
      plain: 'Explain.',
    },
    aliases: { fast: 'test-fast' },
  };

  it('is filled with variables and standard input', async () => {
    const { ask, lastBody } = await makePlace(configuration);
    const finished = await ask(['chat', '-t', 'review', '-v', 'lang=ts', 'Be strict.'], { input: 'let a = 1;\n' });
    expect(finished).toMatchObject({ exitCode: 0, stderr: '' });
    expect(lastBody()).toMatchObject({
      messages: [{ content: 'Review this ts code:\nlet a = 1;\n\nBe strict.' }],
    });
  });

  it('is filled with the prompt, and brings instructions and a model', async () => {
    const { ask, lastBody } = await makePlace(configuration);
    await ask(['messages', '-t', 'short', '-v', 'lang=vi', 'What', 'is this?']);
    expect(lastBody()).toMatchObject({ model: 'test-fast', system: 'Answer in vi.' });
    expect(lastBody()).toMatchObject({ messages: [{ content: 'Short: What is this?' }] });
    await ask(['chat', '-t', 'short', '-v', 'lang=vi', 'x', '--model', 'other', '--system', 'own']);
    expect(lastBody()).toMatchObject({ model: 'other', messages: [{ content: 'own' }, {}] });
  });

  it('without variables precedes the prompt and standard input', async () => {
    const { ask, lastBody } = await makePlace(configuration);
    await ask(['chat', '-t', 'plain', 'one'], { input: 'two' });
    expect(lastBody()).toMatchObject({ messages: [{ content: 'Explain.\n\none\n\ntwo' }] });
    await ask(['chat', '-t', 'plain']);
    expect(lastBody()).toMatchObject({ messages: [{ content: 'Explain.' }] });
  });

  it('may be a file of the templates folder, which the configuration file goes before', async () => {
    const files = { 'notes.md': '\ufeffNotes on {{input}}\n', 'plain.txt': 'From a file.' };
    const { ask, env, folder, lastBody } = await makePlace(configuration, files);
    expect(await runCommand(['chat', '-t', 'notes', '-'], { env, input: 'this' })).toMatchObject({ exitCode: 0 });
    expect(lastBody()).toMatchObject({ messages: [{ content: 'Notes on this' }] });
    await ask(['chat', '-t', 'plain']);
    expect(lastBody()).toMatchObject({ messages: [{ content: 'Explain.' }] });
    const { settings } = readRecord(await ask(['config', 'list', '--json']))['data'] as { settings: { key: string }[] };
    expect(settings).toContainEqual(
      expect.objectContaining({ key: 'templates.notes', from: join(folder, 'templates', 'notes.md') }),
    );
  });

  it.each([
    ['has no value for a variable', ['-t', 'review'], 'has no value for: lang', '-t review -v lang='],
    ['has no standard input', ['-t', 'review', '-v', 'lang=ts'], 'has no value for: input', 'pipe a text in'],
    ['has no prompt', ['-t', 'short', '-v', 'lang=vi'], 'has no value for: prompt', 'command line'],
    ['has no such variable', ['-t', 'plain', '-v', 'lang=ts'], 'has no variable lang', 'no variables'],
    ['does not exist', ['-t', 'reviw'], 'There is no template "reviw"', 'plain, review, short'],
    ['is a path', ['-t', '../config'], 'There is no template', 'plain, review, short'],
    ['is not named', ['x', '-v', 'lang=ts'], 'no template is named', '-t review'],
    ['gets a value without a name', ['-t', 'plain', '-v', 'ts'], 'is invalid', 'name=value'],
  ])('that %s is an error before anything is sent', async (_name, args, message, hint) => {
    const { server, ask } = await makePlace(configuration);
    const { exitCode, stderr } = await ask(['chat', ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(server.gateway.calls).toEqual([]);
  });

  it('whose name cannot be one makes the configuration invalid', async () => {
    const { ask } = await makePlace({ templates: { '../x': 'y' } });
    expect(await ask(['chat', 'x', '-t', 'x'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('../x') });
  });
});

describe('an alias of a model', () => {
  it.each([
    ['fast', 'provider/mini'],
    ['faster', 'provider/mini'],
    ['provider/mini', 'provider/mini'],
    ['same', 'same'],
    ['toString', 'toString'],
  ])('%s leads to %s', (name, model) => {
    expect(followAlias(name, { fast: 'provider/mini', faster: 'fast', same: 'same' })).toBe(model);
  });

  it('that leads back to itself is an error before anything is sent', async () => {
    const { server, ask } = await makePlace({ aliases: { a: 'b', b: 'a' } });
    const finished = await ask(['chat', 'x', '--model', 'a', '--json']);
    expect(readRecord(finished)).toMatchObject({ exit_code: 2, error: { code: 'alias_cycle' } });
    expect(finished.stdout).toContain('a → b → a');
    expect(server.gateway.calls).toEqual([]);
  });

  it.each([
    ['chat', ['chat', 'x', '--model', 'fast']],
    ['messages', ['messages', 'x', '-m', 'fast']],
    ['embed', ['embed', 'x', '--model', 'fast']],
    ['similar', ['similar', 'x', 'y', 'z', '--model', 'fast']],
  ])('is taken by %s, and by the sandbox as well', async (_name, args) => {
    const { ask, lastBody } = await makePlace({ aliases: { fast: 'test-fast', play: 'sandbox-1' } });
    expect(await ask(args)).toMatchObject({ exitCode: 0 });
    expect(lastBody()).toMatchObject({ model: 'test-fast' });
    const inSandbox = readRecord(await ask([...args, '--sandbox', '--model=play', '--json']));
    expect(inSandbox).toMatchObject({ ok: true, model: 'sandbox-1' });
  });

  it.each([
    ['image', ['image', 'a cat', '-o', 'cat.png', '--model', 'drawer'], 'dall-e-3'],
    ['ocr', ['ocr', 'pixel.png', '--model', 'reader'], 'clew/ocr'],
  ])('is taken by %s, and resolved in its record', async (_name, args, model) => {
    const { ask, folder } = await makePlace({ aliases: { drawer: 'dall-e-3', reader: 'clew/ocr' } });
    await writeFile(join(folder, 'pixel.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    const placed = args.map((word) => (word.endsWith('.png') ? join(folder, word) : word));
    const record = readRecord(await ask([...placed, '--gateway', 'clew', '--sandbox', '--json']));
    expect(record).toMatchObject({ ok: true, model });
  });

  it('may be the model of a profile, and stays resolved in a session and in the record', async () => {
    const place = await makePlace({});
    const profile = { base_url: place.server.url, model: 'fast' };
    const configuration = { profiles: { work: profile }, default_profile: 'work', aliases: { fast: 'test-fast' } };
    await writeFile(join(place.folder, 'config.json'), JSON.stringify(configuration));
    const record = readRecord(await place.ask(['chat', 'x', '--session', 's', '--json']));
    expect(place.lastBody()).toMatchObject({ model: 'test-fast' });
    expect(JSON.stringify(record)).not.toContain('"fast"');
    await writeFile(join(place.folder, 'config.json'), JSON.stringify({ aliases: { fast: 'another' } }));
    await place.ask(['chat', 'y', '--session', 's']);
    expect(place.lastBody()).toMatchObject({ model: 'test-fast' });
  });

  it('is suggested for a mistyped one that the gateway refuses', async () => {
    const { ask } = await makePlace({ aliases: { fast: 'sandbox-1' } });
    for (const name of ['chat', 'messages']) {
      const { exitCode, stderr } = await ask([name, 'x', '--model', 'fsat', '--sandbox']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 7, stderr: expect.stringContaining('the alias "fast"') });
    }
    expect((await ask(['chat', 'x', '--model', 'nothing-alike', '--sandbox'])).stderr).not.toContain('the alias');
  });

  it('is shown by models', async () => {
    const { ask } = await makePlace({ aliases: { fast: 'test-fast' } });
    const args = ['models', '--gateway', 'klawd', '--sandbox'];
    expect((await ask(args)).stderr).toContain('aliases: fast → test-fast');
    const record = readRecord(await ask([...args, '--json']));
    expectResult(record);
    expect(record).toMatchObject({ data: { aliases: { fast: 'test-fast' } } });
  });
});

it('completes templates and aliases', async () => {
  const { ask } = await makePlace({ templates: { review: 'x' }, aliases: { fast: 'test-fast' } }, { 'notes.md': 'x' });
  const complete = async (...words: readonly string[]) => (await ask(['completion', 'words', '--', ...words])).stdout;
  expect(await complete('chat', '-t', '')).toBe('review\t\nnotes\t\n');
  expect(await complete('messages', '--model', '')).toBe('fast\ttest-fast\n');
});
