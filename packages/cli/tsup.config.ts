import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { groupModules } from './scripts/group-modules.ts';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';
import { languages } from './src/i18n/language-of.ts';
import { answersFile } from './src/start/answers.ts';
import type { makeAnswers } from './src/start/make-answers.ts';

/**
 * Commander is CommonJS: each of its modules would be a function, which V8 parses twice, and it is a third of what a start
 * reads. It can run other programs as its commands; ours does not, and the module for that takes a while to load.
 */
const plainCommander: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'plain-commander',
  setup(build) {
    build.onLoad({ filter: /[\\/]commander[\\/](?:lib[\\/]\w+|index)\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/^const childProcess = .*/m, 'const childProcess = {};')
        .replace(/^const (\{[^}]*\}) = require\(('\.[^']*')\);/gm, 'import $1 from $2;')
        .replace(/^exports\.(\w+) = (\w+);/gm, 'export { $2 as $1 };')
        .replace(/^exports\.(\w+) = /gm, 'export const $1 = '),
    }));
    build.onLoad({ filter: /[\\/]commander[\\/]esm\.mjs$/ }, () => ({ contents: "export * from './index.js';" }));
  },
};

/** A file of plain ASCII is read and compiled twice as fast; regular expressions are all that is left to escape. */
const plainAscii: NonNullable<Options['plugins']>[number] = {
  name: 'plain-ascii',
  renderChunk: (code) => ({
    code: code.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  }),
};

/**
 * Node reads a CommonJS file twice for `import()`, once for the names that it exports: `require` reads it once. For a
 * module of Node it sets up its loader of ES modules first.
 */
const requiredAtOnce: NonNullable<Options['plugins']>[number] = {
  name: 'required-at-once',
  renderChunk: (code) => ({
    code: code.replace(/\bimport\(("(?:\.\/[\w/-]+\.cjs|node:[\w/]+)")\)/g, 'Promise.resolve().then(()=>require($1))'),
  }),
};

/** What few commands need, and is large: each is a file of its own. */
const apart = [
  'batch-runner',
  'configuration-schema',
  'find-code-blocks',
  'gateways',
  'json-schema',
  'patterns',
  'vietnamese',
];

const filesOfTheirOwn: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'files-of-their-own',
  setup(build) {
    for (const name of apart) {
      build.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./on-demand/${name}.cjs`, external: true } : undefined,
      );
    }
  },
};

/** The command gives each client a dispatcher or a `fetch`: what the SDK loads on a Node without either is left out. */
const withoutFallback: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-fallback',
  setup(build) {
    build.onLoad({ filter: /[\\/]sdk-ts[\\/]src[\\/]platform[\\/]node\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace("import('@clawwits/sdk-ts/node-http')", 'Promise.reject()'),
      loader: 'ts',
    }));
  },
};

/** The letters of international host names are 190 kB, and nobody asks: formats are checked without them. */
const withoutHostNames: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-host-names',
  setup(build) {
    build.onResolve({ filter: /^idn-hostname$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: 'export const isIdnHostname = undefined;',
    }));
  },
};

/** The names of characters such as `&amp;` are 32 kB, and no code block depends on them. */
const withoutCharacterNames: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-character-names',
  setup(build) {
    build.onResolve({ filter: /^decode-named-character-reference$/ }, ({ path }) => ({ path, namespace: 'unnamed' }));
    build.onLoad({ filter: /.*/, namespace: 'unnamed' }, () => ({
      contents: 'export const decodeNamedCharacterReference = () => false;',
    }));
  },
};

/** The gateway is loaded for the sandbox alone, undici for proxies alone. */
const external = ['@clawwits/mock-gateway', 'undici'];

/** Every start reads `main`; whoever asks a gateway reads `calls`, where the SDK is; `rest` is read for what is left. */
const fewFiles = groupModules({
  folder: import.meta.dirname,
  files: {
    main: [
      'src/main.ts',
      'src/output/result.ts',
      'src/config/resolve-settings.ts',
      'src/config/resolve-target.ts',
      // Files that both of the others write begin with it.
      'src/system/make-folder.ts',
      // The start completes words by itself, and has a copy of that.
      'src/program/find-completions.ts',
    ],
    calls: [
      'src/gateway/connection.ts',
      'src/commands/chat/run.ts',
      'src/commands/messages/run.ts',
      'src/commands/balance/run.ts',
      '../sdk-ts/src/node-http.ts',
    ],
  },
  rest: 'rest',
  start: 'src/clawwits.ts',
  user: 'src/start/make-answers.ts',
  apart: new RegExp(`/(?:${apart.join('|')})\\.ts$`),
  external,
  // The command's own copy of the SDK holds what it takes of it.
  instead: (path, importer) =>
    path === '@clawwits/sdk-ts' && !importer.startsWith('src/bundled/') ? 'src/bundled/sdk.ts' : undefined,
});

/** Of what is only there to be asked once, while building. */
const answersMaker = 'make-answers';

/**
 * Help, version and what completion takes are written down once, so that no start works them out. The program that was
 * just built says them: its sources need packages that a clean clone has not built.
 */
export async function writeAnswers(folder: string): Promise<void> {
  const maker = join(folder, `${answersMaker}.cjs`);
  const made = createRequire(import.meta.url)(maker) as { makeAnswers: typeof makeAnswers };
  for (const language of languages) {
    writeFileSync(join(folder, answersFile(language)), JSON.stringify(await made.makeAnswers(language)));
  }
  rmSync(maker);
}

export default defineConfig({
  entry: {
    clawwits: 'src/clawwits.ts',
    'on-demand/gateways': 'src/bundled/gateways.ts',
    'on-demand/batch-runner': 'src/bundled/batch-runner.ts',
    'on-demand/json-schema': 'src/ask/answer-schema/json-schema.ts',
    'on-demand/find-code-blocks': 'src/ask/code-block/find-code-blocks.ts',
    'on-demand/patterns': 'src/input/files/patterns.ts',
    'on-demand/configuration-schema': 'src/config/configuration-schema.ts',
    'on-demand/vietnamese': 'src/i18n/vietnamese/vietnamese.ts',
    [answersMaker]: 'src/start/make-answers.ts',
  },
  format: ['cjs'],
  outExtension: () => ({ js: '.cjs' }),
  platform: 'node',
  target: 'node20',
  // Else the prefix is taken off before the plugins see it.
  removeNodeProtocol: false,
  // What a command needs is evaluated when it is asked for.
  splitting: false,
  treeshake: false,
  minify: true,
  clean: true,
  external,
  noExternal: [/^@clawwits\/(?:sdk-ts|batch|contract)/, /^@hyperjump\//, 'chalk', 'commander', 'zod'],
  plugins: [plainAscii, requiredAtOnce],
  esbuildPlugins: [
    plainCommander,
    withoutFallback,
    filesOfTheirOwn,
    fewFiles,
    withoutHostNames,
    withoutCharacterNames,
    thirdPartyNotices,
  ],
  onSuccess: () => writeAnswers(join(import.meta.dirname, 'dist')),
  esbuildOptions(options) {
    options.charset = 'ascii';
    options.conditions = ['@clawwits/source', 'node', 'import'];
  },
});
