import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { defineConfig } from 'tsup';

/** Published as ES modules alone: bundled, so that the CommonJS build works where `require` of an ES module does not, in Jest for one. */
const bundled = ['eventsource-parser', 'jose', 'tokenx'];

const licenseOf = (name: string): string => {
  const folder = name === 'eventsource-parser' ? '../dialects/node_modules' : 'node_modules';
  const file = name === 'jose' ? 'LICENSE.md' : 'LICENSE';
  return `${name}\n\n${readFileSync(`${folder}/${name}/${file}`, 'utf8').trim()}\n`;
};

/** Jest runs CommonJS without `import()`: what is loaded on demand is required on demand there. */
const supported = { 'dynamic-import': false };

/**
 * Writes each ES module as a CommonJS module next to it. tsup can split CommonJS builds, but lowers their syntax by a
 * transform that breaks classes of jose.
 */
async function writeCommonJs(): Promise<void> {
  const names = readdirSync('dist').filter((name) => name.endsWith('.js'));
  for (const name of names) {
    const source = readFileSync(`dist/${name}`, 'utf8');
    const { code } = await transform(source, { format: 'cjs', platform: 'node', target: 'node20', supported });
    const linked = code.replace(/\b(require|import)\("(\.\/[\w-]+)\.js"\)/g, '$1("$2.cjs")');
    writeFileSync(`dist/${name.replace(/\.js$/, '.cjs')}`, linked);
  }
}

export default defineConfig({
  entry: ['src/index.ts', 'src/server.ts', 'src/msw.ts', 'src/vitest.ts', 'src/command.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  // The entries share their classes: an error thrown by one must be recognised by another.
  splitting: true,
  // A build of the code alone takes nothing away that somebody may be reading; a full one passes --clean.
  clean: false,
  // Unpublished packages, too: what the gateway uses of them becomes part of the bundle.
  noExternal: ['@clawwits/contract', '@clawwits/dialects', ...bundled],
  async onSuccess() {
    await writeCommonJs();
    writeFileSync('dist/third-party-notices.txt', bundled.map(licenseOf).join('\n---\n\n'));
  },
  esbuildOptions(options) {
    options.conditions = ['@clawwits/source', 'node', 'import'];
  },
});
