import { access, copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Tokens } from 'marked';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './build-programs.ts';
import { readPages, type Snippet, walk } from './markdown.ts';
import { environmentOf, openOtherGateways, openServer, root, run } from './run.ts';

const pages = await readPages();
const snippets = pages.flatMap((page) => page.snippets);
const ofLanguage = (language: string) => snippets.filter((snippet) => snippet.language === language);
const isTest = ({ code }: Snippet) => code.includes("from 'vitest'");
/** The samples that run by themselves. */
const programs = ofLanguage('ts').filter((snippet) => !isTest(snippet) && !snippet.flags.includes('no-run'));
const fileOf = (snippet: Snippet) =>
  `${snippet.name.replace(/\W+/g, '-').toLowerCase()}${isTest(snippet) ? '.test' : ''}.ts`;

/** A sample that uses `cw` without making it means the client of the page's beginning. */
function complete({ code }: Snippet): string {
  const needsClient = /\bcw\b/.test(code) && !/\bcw\s*=|\bcw:/.test(code);
  const client = "import { Clawwits as ClientOfThePage } from '@clawwits/sdk-ts';\nconst cw = new ClientOfThePage();\n";
  return `${needsClient ? client : ''}${code}\nexport {};\n`;
}

/**
 * What the compiler says of a project's own files. They are what is read to the end: what is wrong in the packages
 * themselves is for the check of types to say.
 */
function compile(tsconfig: string): string[] {
  const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig));
  const program = ts.createProgram(fileNames, options);
  const own = fileNames.flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  const found = [...(error ? [error] : []), ...errors, ...program.getOptionsDiagnostics(), ...own];
  return found.map(({ file, start = 0, messageText }) => {
    const place = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}: ` : '';
    return `${place}${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawwits-snippets-'));
  await symlink(join(root, 'examples/node_modules'), join(folder, 'node_modules'));
  await copyFile(join(root, 'examples/environment.d.ts'), join(folder, 'environment.d.ts'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        typeRoots: [join(root, 'node_modules/@types')],
        lib: ['ES2023', 'ESNext.Disposable', 'DOM'],
      },
      include: ['*.ts'],
    }),
  );
  await writeFile(
    join(folder, 'vitest.config.mjs'),
    `export default { ssr: { resolve: { conditions: ['@clawwits/source', 'node', 'import', 'module', 'default'] } }, test: { isolate: false, maxWorkers: 1 } };`,
  );
  await Promise.all(ofLanguage('ts').map((snippet) => writeFile(join(folder, fileOf(snippet)), complete(snippet))));
  await bundle(
    programs.map((snippet) => join(folder, fileOf(snippet))),
    join(folder, 'built'),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the documentation', () => {
  test('has samples in the languages that are checked, and no others', () => {
    const checked = ['ts', 'sh', 'console', 'text', 'yaml', 'json', 'mermaid'];
    expect(snippets.filter(({ language }) => !checked.includes(language)).map(({ name }) => name)).toEqual([]);
    expect(ofLanguage('ts').length).toBeGreaterThan(5);
    expect(ofLanguage('sh').length).toBeGreaterThan(5);
  });

  test('links to pages and headings that exist', async () => {
    const broken: string[] = [];
    for (const { path, tokens } of pages) {
      for (const token of walk(tokens)) {
        if (token.type !== 'link') continue;
        const target = (token as Tokens.Link).href;
        if (/^[a-z]+:/.test(target)) continue;
        const [file = '', heading] = target.split('#');
        const absolute = file === '' ? join(root, path) : join(root, dirname(path), file);
        const exists = await access(absolute).then(
          () => true,
          () => false,
        );
        if (!exists || (heading !== undefined && !headingsOf(await readFile(absolute, 'utf8')).includes(heading))) {
          broken.push(`${path}: ${target}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  test('has TypeScript that compiles under the strictest settings', () => {
    const own = compile(join(folder, 'tsconfig.json'));
    expect(own).toEqual([]);
  }, 60_000);
});

function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(programs.map((snippet) => [snippet.name, snippet] as const))('the sample %s runs', async (_, snippet) => {
  const server = await openServer();
  const { code, error } = await run(process.execPath, [join(folder, 'built', fileOf(snippet).replace('.ts', '.mjs'))], {
    ...environmentOf(server),
    ...(await openOtherGateways()),
  });
  expect(code, error).toBe(0);
});

test('the samples of tests pass', async () => {
  const { code, out, error } = await run(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      '--config',
      join(folder, 'vitest.config.mjs'),
    ],
    {},
    folder,
  );
  expect({ code, error, out: code === 0 ? '' : out }).toEqual({ code: 0, error: '', out: '' });
}, 60_000);

test.each(pages.filter(({ text }) => /npm (?:install|i) .*@clawwits\/|npx @clawwits\//.test(text)))(
  '$path says that the packages are not on the registry yet, where it installs or runs one from there',
  ({ text }) => {
    expect(text.replace(/\s+/g, ' ')).toContain('not on the npm registry yet');
  },
);
