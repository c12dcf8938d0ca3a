import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20',
  splitting: false,
  clean: false,
  // Unpublished: the schemas of what is sent become part of the bundle.
  noExternal: ['@clawwits/contract'],
  outExtension: ({ format }) => ({ js: format === 'cjs' ? '.cjs' : '.js' }),
});
