// What a client weighs before it does anything: a page's bundle, the installed packages, the import.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const sdk = fileURLToPath(new URL('../../sdk-ts', import.meta.url));
const reporter = fileURLToPath(new URL('report-cpu.cjs', import.meta.url));
const question = "messages: [{ role: 'user', content: 'Hi' }]";
const show = (text) => `document.body.append(${text} ?? '');`;
const chunkText = 'chunk.choices[0]?.delta.content';

/** The packages that a program installs for each client, and a page with one streamed chat. */
const clients = {
  clawwits: {
    packages: ['@clawwits/sdk-ts'],
    page: `import { Clawwits } from '@clawwits/sdk-ts';
      const cw = new Clawwits({ apiKey: 'k', baseURL: 'https://x.test', dangerouslyAllowBrowser: true });
      for await (const chunk of await cw.chat.completions.create({ ${question}, stream: true })) ${show(chunkText)}`,
  },
  openai: {
    packages: ['openai'],
    page: `import OpenAI from 'openai';
      const client = new OpenAI({ apiKey: 'k', baseURL: 'https://x.test', dangerouslyAllowBrowser: true });
      const stream = await client.chat.completions.create({ model: 'auto', ${question}, stream: true });
      for await (const chunk of stream) ${show(chunkText)}`,
  },
  anthropic: {
    packages: ['@anthropic-ai/sdk'],
    page: `import Anthropic from '@anthropic-ai/sdk';
      const client = new Anthropic({ apiKey: 'k', baseURL: 'https://x.test', dangerouslyAllowBrowser: true });
      const stream = await client.messages.create({ model: 'auto', max_tokens: 99, ${question}, stream: true });
      for await (const event of stream) ${show('event.delta?.text')}`,
  },
  openrouter: {
    packages: ['@openrouter/sdk'],
    page: `import { OpenRouter } from '@openrouter/sdk';
      const client = new OpenRouter({ apiKey: 'k', serverURL: 'https://x.test' });
      const stream = await client.chat.send({ chatRequest: { model: 'auto', ${question}, stream: true } });
      for await (const chunk of stream) ${show(chunkText)}`,
  },
  ai: {
    packages: ['ai', '@ai-sdk/openai-compatible'],
    page: `import { streamText } from 'ai';
      import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
      const model = createOpenAICompatible({ name: 'x', apiKey: 'k', baseURL: 'https://x.test/v1' })('auto');
      for await (const text of streamText({ model, ${question} }).textStream) ${show('text')}`,
  },
};

/** Where a package stands for whoever asks from a folder; `null` where it is not installed. */
function findPackage(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
    if (folder === dirname(folder)) return null;
  }
}

const findRoot = (name, peersFolder) => (name === '@clawwits/sdk-ts' ? sdk : findPackage(name, peersFolder));
const readManifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** What a page loads of its bundle, without what is loaded on demand, in kB after gzip. */
export async function bundleSize(client, peersFolder) {
  const { page } = clients[client] ?? {};
  if (page === undefined) return undefined;
  const { metafile, outputFiles } = await build({
    stdin: { contents: page, resolveDir: peersFolder, sourcefile: 'page.js' },
    alias: { '@clawwits/sdk-ts': join(sdk, 'dist/web/index.js') },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', logLevel: 'silent' },
    ...{ splitting: true, outdir: peersFolder, metafile: true },
  });
  const loaded = filesAtOnce(metafile.outputs);
  const sizes = outputFiles.map(({ path, contents }) =>
    loaded.has(basename(path)) ? gzipSync(contents).byteLength : 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** The names of the files that a page's own imports, without those that are imported on demand. */
function filesAtOnce(outputs) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(basename(path))) return;
    found.add(basename(path));
    for (const one of outputs[path].imports) if (one.kind === 'import-statement') visit(one.path);
  };
  visit(Object.keys(outputs).find((path) => basename(path) === 'stdin.js'));
  return found;
}

function sizeOf(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  // Packages of its own are counted where they are depended on.
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return names.reduce((size, name) => size + sizeOf(join(path, name)), 0);
}

/** What installing a client brings, its dependencies included, in MB. */
export function installedSize(client, peersFolder) {
  const { packages } = clients[client] ?? {};
  if (packages === undefined) return undefined;
  const folders = new Set();
  const visit = (folder) => {
    if (folder === null || folders.has(folder)) return;
    folders.add(folder);
    for (const name of Object.keys(readManifest(folder).dependencies ?? {})) visit(findPackage(name, folder));
  };
  for (const name of packages) visit(findRoot(name, peersFolder));
  let size = 0;
  for (const folder of folders) {
    // Of the workspace's own package, what is published.
    size += folder === sdk ? sizeOf(join(sdk, 'dist')) + sizeOf(join(sdk, 'README.md')) : sizeOf(folder);
  }
  return size / 1_000_000;
}

/** CPU time of a fresh process that imports a client, or nothing, in milliseconds. */
export function importTime(client, peersFolder) {
  const { packages } = clients[client] ?? { packages: [] };
  const load = packages.map((name) =>
    name === '@clawwits/sdk-ts'
      ? `import ${JSON.stringify(pathToFileURL(join(sdk, 'dist/node/index.js')).href)};`
      : `import '${name}';`,
  );
  const { status, output } = spawnSync(
    process.execPath,
    ['--require', reporter, '--input-type=module', '-e', load.join('\n')],
    { cwd: peersFolder, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  return status === 0 ? Number(output[3]) / 1000 : undefined;
}

/** Whether a client is a package that weighs something: bare `fetch` and the floors are not. */
export const isPackage = (client) => client in clients;
