import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPages } from './markdown.ts';
import { environmentOf, openServer, root, run } from './run.ts';
import { openShell } from './shell.ts';

// Apart from the other samples, so that both run at the same time.

const pages = await readPages();
const snippets = pages.flatMap((page) => page.snippets);
const ofLanguage = (language: string) => snippets.filter((snippet) => snippet.language === language);

test.each(ofLanguage('sh').map((snippet) => [snippet.name, snippet] as const))(
  'the shell lines of %s hold',
  async (_, { code, flags }) => {
    const shell = await openShell();
    const parsed = await run('bash', ['-n', '-c', code]);
    expect(parsed).toEqual({ code: 0, out: '', error: '' });

    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...code.matchAll(/pnpm@[\d.]+ (?:run )?([\w:-]+)/g)].map(([, name = '']) => name);
    for (const name of named) if (name !== 'install') expect(Object.keys(scripts)).toContain(name);
    for (const [, name] of code.matchAll(/pnpm@[\d.]+ example ([\w-]+)/g))
      await access(join(root, `examples/${name}.ts`));

    if (flags.includes('no-run')) return;
    // Where a page says which gateway to use, this one is meant.
    const server = await openServer();
    const ran = await shell.run(code.replace(/^export CLAWWITS_(API_KEY|BASE_URL)=.*$/gm, ''), environmentOf(server));
    expect(ran.error).not.toMatch(/not found|No such file/);
    expect(ran.code, `${ran.out}\n${ran.error}`).toBe(0);
  },
  60_000,
);

test.each(ofLanguage('console').map((snippet) => [snippet.name, snippet] as const))(
  'what %s shows is what comes',
  async (_, { code }) => {
    const shell = await openShell();
    const commands = [...code.matchAll(/^\$ (.+)$/gm)].map(([, command = '']) => command);

    const shown = await shell.run(
      commands.map((command) => `echo '$ ${command}'; { ${command}; } 2>&1; echo`).join('\n'),
    );

    expect(shown.out.trim()).toBe(code);
  },
);
