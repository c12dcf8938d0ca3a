import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { languages } from './src/language/language-of.ts';
import { answersFile } from './src/start/answers.ts';
import type { makeAnswers } from './src/start/make-answers.ts';

/** Commander can run other programs as its commands; ours does not, and the module for that takes a while to load. */
const commanderAlone: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'commander-alone',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'child_process', namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
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

/** What only some commands need is a file of its own: every start reads and compiles the rest. */
const filesOfTheirOwn: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'files-of-their-own',
  setup(build) {
    build.onResolve({ filter: /^@clawwits\/sdk-ts$/ }, ({ importer }) =>
      /[\\/]src[\\/]bundled[\\/]/.test(importer) ? undefined : { path: './bundled/sdk.cjs', external: true },
    );
    // The start decides by itself whether the rest is needed.
    build.onResolve({ filter: /\/main\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './main.cjs', external: true } : undefined,
    );
    for (const name of [
      'configuration/configuration-schema',
      'bundled/gateways',
      'bundled/json-schema',
      'language/vietnamese',
    ]) {
      build.onResolve({ filter: new RegExp(`/${name.split('/')[1]}\\.ts$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${name}.cjs`, external: true } : undefined,
      );
    }
  },
};

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
    main: 'src/main.ts',
    'bundled/sdk': 'src/bundled/sdk.ts',
    'bundled/gateways': 'src/bundled/gateways.ts',
    'bundled/json-schema': 'src/bundled/json-schema.ts',
    'configuration/configuration-schema': 'src/configuration/configuration-schema.ts',
    'language/vietnamese': 'src/language/vietnamese.ts',
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
  // The gateway is loaded for the sandbox alone, undici for proxies alone.
  external: ['@clawwits/mock-gateway', 'undici'],
  noExternal: [/^@clawwits\/sdk-ts/, 'chalk', 'commander', 'zod'],
  plugins: [plainAscii, requiredAtOnce],
  esbuildPlugins: [commanderAlone, filesOfTheirOwn],
  onSuccess: () => writeAnswers(join(import.meta.dirname, 'dist')),
  esbuildOptions(options) {
    options.charset = 'ascii';
    options.conditions = ['@clawwits/source', 'node', 'import'];
  },
});
