import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { collectFiles, fileLimits } from '../../src/input/files/collect-files.ts';
import { joinExpandedPaths } from '../../src/input/join-expanded-paths.ts';
import { makeFolder, makeHome, readRecord, runShell } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';
import { expectResult } from '../support/schemas.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

async function makeTree(files: Readonly<Record<string, string | Buffer>>) {
  const folder = await makeFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const collect = async (...values: readonly string[]) => {
    const { files: taken, skipped } = await collectFiles(values, { workingDirectory: folder, platform: 'linux' });
    return { taken: taken.map(({ path }) => path), skipped: skipped.map(({ path, reason }) => `${path} ${reason}`) };
  };
  return { folder, collect };
}

const project = {
  '.git/config': 'token',
  '.gitignore': 'dist/\n*.log\n!keep.log\n',
  '.env': 'SECRET=1',
  'README.md': 'read me',
  'a.log': 'log',
  'keep.log': 'kept',
  'dist/out.js': 'built',
  'node_modules/x/index.js': 'package',
  'src/b.ts': 'b',
  'src/a.ts': 'a',
  'src/Z.ts': 'z',
  'src/logo.png': png,
  'src/data.bin': Buffer.from([0, 1, 2]),
  'src/latin.txt': Buffer.from('caf\xe9', 'latin1'),
  'src/deep/.gitignore': 'generated.ts\n',
  'src/deep/c.ts': 'c',
  'src/deep/generated.ts': 'generated',
};

describe('a folder', () => {
  it('goes along without what is hidden, ignored, binary, or of packages, in a stable order', async () => {
    const { collect } = await makeTree(project);
    expect(await collect('.')).toEqual({
      taken: ['README.md', 'keep.log', 'src/Z.ts', 'src/a.ts', 'src/b.ts', 'src/deep/c.ts'],
      skipped: expect.arrayContaining([
        '.env hidden',
        'a.log ignored',
        'dist ignored',
        'node_modules ignored',
        'src/deep/generated.ts ignored',
        'src/data.bin binary',
        'src/latin.txt binary',
        'src/logo.png image',
      ]),
    });
  });

  it('within a repository follows the rules of the folders above it', async () => {
    const { collect } = await makeTree({ ...project, 'src/x.log': 'log' });
    expect((await collect('src')).skipped).toContain('src/x.log ignored');
  });

  it('goes along once, however often it is named', async () => {
    const { collect } = await makeTree(project);
    expect((await collect('src/a.ts', 'src', './src/**/*.ts')).taken).toEqual([
      'src/a.ts',
      'src/Z.ts',
      'src/b.ts',
      'src/deep/c.ts',
    ]);
  });
});

describe('a pattern', () => {
  it.each([
    ['src/*.ts', ['src/Z.ts', 'src/a.ts', 'src/b.ts']],
    ['src/{a,b}.ts', ['src/a.ts', 'src/b.ts']],
    ['src/[ab].ts', ['src/a.ts', 'src/b.ts']],
    ['**/*.ts', ['src/Z.ts', 'src/a.ts', 'src/b.ts', 'src/deep/c.ts']],
    ['src/**/c.ts', ['src/deep/c.ts']],
    ['src/*.png', ['src/logo.png']],
    ['dist/*.js', ['dist/out.js']],
    ['*.log', ['a.log', 'keep.log']],
    ['.e*', ['.env']],
  ])('%s takes %j', async (pattern, taken) => {
    const { collect } = await makeTree(project);
    expect((await collect(pattern)).taken).toEqual(taken);
  });

  it('is a name where a file has it', async () => {
    const { collect } = await makeTree({ 'a[1].txt': 'one', 'a1.txt': 'other' });
    expect((await collect('a[1].txt')).taken).toEqual(['a[1].txt']);
  });

  it.each(['*.rs', 'nowhere/*.ts', '**/*.rs', '*.bin', '!*.ts'])(
    '%s that matches nothing is an error',
    async (pattern) => {
      const { collect } = await makeTree({ 'a.ts': 'a', 'b.bin': Buffer.from([0]) });
      await expect(collect(pattern)).rejects.toThrow(/No file to send matches|cannot be read/);
    },
  );
});

describe('a symbolic link', () => {
  it('out of a folder is not followed, nor into what is hidden', async () => {
    const outside = await makeTree({ id_rsa: 'PRIVATE', 'more/x.ts': 'x' });
    const { folder, collect } = await makeTree({ 'src/a.ts': 'a', '.git/config': 'token' });
    await symlink(join(outside.folder, 'id_rsa'), join(folder, 'src/key.ts'));
    await symlink(join(outside.folder, 'more'), join(folder, 'src/more'));
    await symlink('../.git/config', join(folder, 'src/config.ts'));
    await symlink('a.ts', join(folder, 'src/same.ts'));
    await symlink('nowhere', join(folder, 'src/broken.ts'));
    await symlink('.', join(folder, 'src/loop'));
    const links = ['src/broken.ts link', 'src/config.ts link', 'src/key.ts link'];
    for (const value of ['.', 'src', 'src/*', 'src/*.ts', '**/*.ts']) {
      const { taken, skipped } = await collect(value);
      expect(taken).toEqual(['src/a.ts', 'src/same.ts']);
      expect(skipped).toEqual(expect.arrayContaining(links));
    }
    const shell = await collect(['src/a.ts', 'src/config.ts', 'src/key.ts', 'src/more', 'src/same.ts'].join('\0'));
    expect(shell.taken).toEqual(['src/a.ts', 'src/same.ts']);
  });
});

describe('a named link', () => {
  it('out of the folder, or out of its repository, is refused, and says where it leads', async () => {
    const outside = await makeTree({ id_rsa: 'PRIVATE' });
    const { folder, collect } = await makeTree({ '.git/config': '', 'docs/a.md': 'a', 'src/b.md': 'b' });
    await symlink(join(outside.folder, 'id_rsa'), join(folder, 'README.md'));
    await symlink('../docs/a.md', join(folder, 'src/a.md'));
    await expect(collect('README.md')).rejects.toThrow(/README\.md is a link to .*id_rsa/);
    expect((await collect(join(outside.folder, 'id_rsa'))).taken).toHaveLength(1);
    const within = { workingDirectory: join(folder, 'src'), platform: 'linux' } as const;
    expect((await collectFiles(['a.md'], within)).files).toHaveLength(1);
    await expect(collectFiles(['../README.md'], within)).rejects.toThrow('is a link to');
  });
});

describe('too many files', () => {
  it.each([
    ['by number', Object.fromEntries(Array.from({ length: fileLimits.files + 1 }, (_, at) => [`${at}.txt`, 'x']))],
    ['by size', { 'a.txt': Buffer.alloc(6 * 1024 * 1024, 'a'), 'b.txt': Buffer.alloc(6 * 1024 * 1024, 'b') }],
    ['by tokens', { 'a.txt': 'word and '.repeat(fileLimits.tokens) }],
  ])('%s are an error that names the limit', async (_name, files) => {
    const { collect } = await makeTree(files);
    for (const value of ['.', '*.txt']) await expect(collect(value)).rejects.toThrow(/allowed|larger than 10 MiB/);
  });
});

describe('words after -f', () => {
  const known = ['a.ts', 'b.ts', 'docs', '-x'];
  it.each([
    ['chat -f a.ts b.ts What?', 'chat -f a.ts|b.ts What?'],
    ['chat What? -f a.ts b.ts --json', 'chat What? -f a.ts|b.ts --json'],
    ['chat -f a.ts What b.ts', 'chat -f a.ts What b.ts'],
    ['chat -f missing a.ts', 'chat -f missing a.ts'],
    ['chat -f a.ts -x', 'chat -f a.ts -x'],
    ['chat -f a.ts -f b.ts docs', 'chat -f a.ts -f b.ts|docs'],
    ['chat -- -f a.ts b.ts', 'chat -- -f a.ts b.ts'],
    ['similar -f a.ts b.ts', 'similar -f a.ts b.ts'],
    ['chat -f', 'chat -f'],
  ])('that name files are files: %s', (line, expected) => {
    const joined = joinExpandedPaths(line.split(' '), (path) => known.includes(path));
    expect(joined.join(' ').replaceAll('\0', '|')).toBe(expected);
  });
});

describe('-f', () => {
  async function startGateway() {
    const server = await startServer();
    onTestFinished(() => server.close());
    const env = { ...(await makeHome()), CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
    return { server, env, lastBody: () => server.gateway.calls.at(-1)?.body };
  }

  it('sends the same for a quoted pattern and for one that the shell expands', async () => {
    const { server, env } = await startGateway();
    const { folder } = await makeTree(project);
    const command = `cd '${folder}' && '${process.execPath}' '${inject('command')}' chat`;
    const both = await runShell(
      `${command} -f src/*.ts "What is this?" && ${command} "What is this?" -f 'src/*.ts'`,
      env,
    );
    expect(both).toMatchObject({ exitCode: 0, stderr: '' });
    const [one, other] = server.gateway.calls.map(({ body }) => JSON.stringify(body));
    expect(one).toBe(other);
    const content = 'What is this?\n\n--- src/Z.ts\nz\n\n--- src/a.ts\na\n\n--- src/b.ts\nb';
    expect(server.gateway.calls[0]?.body).toMatchObject({ messages: [{ content }] });
  });

  it('takes links that lead nowhere out of what the shell expands, and reads a process substitution', async () => {
    const { server, env } = await startGateway();
    const { folder } = await makeTree({ 'a.ts': 'a', 'b.ts': 'b' });
    await symlink('nowhere', join(folder, 'broken.ts'));
    const command = `cd '${folder}' && '${process.execPath}' '${inject('command')}' chat`;
    const both = await runShell(
      `${command} -f *.ts "What?" && ${command} -f <(echo piped) "${'long '.repeat(2_000)}"`,
      env,
    );
    expect(both).toMatchObject({ exitCode: 0, stderr: 'clawwits: Left out: broken.ts (link out of the folder)\n' });
    expect(server.gateway.calls[0]?.body).toMatchObject({
      messages: [{ content: 'What?\n\n--- a.ts\na\n\n--- b.ts\nb' }],
    });
    expect(JSON.stringify(server.gateway.calls[1]?.body)).toContain('piped');
  });

  it('shows on a terminal what goes along, and elsewhere what is left out', async () => {
    const { env } = await startGateway();
    const { folder } = await makeTree(project);
    const args = ['chat', 'What?', '-f', 'src'];
    const onTerminal = await runInside(args, { env, columns: 100, workingDirectory: folder });
    expect(onTerminal.stderr).toMatch(/^4 files, 4 B, about \d+ tokens:\n {2}src\/Z\.ts {2}1 B\n/);
    expect(onTerminal.stderr).toContain('src/data.bin (binary)');
    const inPipe = await runInside(args, { env, workingDirectory: folder });
    expect(inPipe.stderr).toMatch(/^clawwits: Left out: src\/data\.bin \(binary\), src\/latin\.txt \(binary\)/);
    expect(inPipe.stderr).not.toContain('src/a.ts');
    const record = readRecord(await runInside([...args, '--json'], { env, workingDirectory: folder }));
    expectResult(record);
    expect(record).toMatchObject({
      data: {
        attachments: [{ path: 'src/Z.ts', type: 'text', bytes: 1 }, {}, {}, {}],
        left_out: expect.arrayContaining([{ path: 'src/logo.png', reason: 'image' }]),
      },
    });
  });

  it.each(['chat', 'messages'])('sends nothing with --dry-run, and lists what would go: %s', async (name) => {
    const { server, env } = await startGateway();
    const { folder } = await makeTree(project);
    const args = [name, 'What?', '-f', 'src/*.ts', '--dry-run'];
    const { stdout, exitCode } = await runInside(args, { env, workingDirectory: folder });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^3 files, 3 B, about \d+ tokens:\n {2}src\/Z\.ts {2}1 B\n.*nothing was sent\n$/s);
    const record = readRecord(await runInside([...args, '--json'], { env, workingDirectory: folder }));
    expectResult(record);
    expect(record).toMatchObject({ ok: true, data: { attachments: [{}, {}, {}] }, wits: { spent: 0 } });
    expect((await runInside([name, 'What?', '--dry-run'], { env })).stdout).toContain('nothing was sent');
    expect(server.gateway.calls).toEqual([]);
  });

  it('that matches nothing sends nothing, and says so', async () => {
    const { server, env } = await startGateway();
    const { folder } = await makeTree(project);
    const finished = await runInside(['chat', 'hi', '-f', '*.rs', '--json'], { env, workingDirectory: folder });
    expect(readRecord(finished)).toMatchObject({ exit_code: 2, error: { code: 'no_files' } });
    expect(server.gateway.calls).toEqual([]);
  });

  it('counts the same files in estimate', async () => {
    const { folder } = await makeTree(project);
    const args = ['estimate', '-f', 'src/*.ts', '--field', 'data.input_tokens'];
    const { stdout } = await runInside(args, { workingDirectory: folder });
    expect(Number(stdout)).toBeGreaterThan(5);
  });
});
