import { copyFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  splitting: false,
  clean: false,
  outExtension: ({ format }) => ({ js: format === 'cjs' ? '.cjs' : '.js' }),
};

/** One build for each way in which requests travel: `#platform` is chosen by the export condition, at build time. */
function buildFor(condition: 'node' | 'web', format: 'esm' | 'cjs'): Options {
  // A page loads what few answers need when one does. CommonJS stays one file.
  const isOnDemand = condition === 'web' && format === 'esm';
  return {
    ...shared,
    format,
    entry: { index: 'src/index.ts' },
    outDir: `dist/${condition}`,
    // The parser of event streams is bundled: finding and reading one more package took half of the import's time.
    noExternal: ['eventsource-parser'],
    // An entry of its own, loaded only on a Node without `fetch`.
    external: ['@clawwits/sdk-ts/node-http'],
    onSuccess: () => copyFile('../dialects/node_modules/eventsource-parser/LICENSE', 'dist/third-party-notices.txt'),
    platform: condition === 'node' ? 'node' : 'neutral',
    esbuildPlugins: isOnDemand ? [leaveOutParts] : [],
    esbuildOptions(options) {
      requireLater(options, format);
      options.conditions = [
        ...(condition === 'node' ? ['node'] : []),
        ...(isOnDemand ? ['@clawwits/on-demand'] : []),
        'import',
      ];
      options.mainFields = ['module', 'main'];
    },
  };
}

/** A CommonJS file that runs in a vm context, such as Jest's, can require what it needs later, but not import it. */
function requireLater(options: { supported?: Record<string, boolean> }, format: string): void {
  if (format === 'cjs') options.supported = { 'dynamic-import': false };
}

/**
 * What a page loads on demand. Each is a file without imports: a bundler puts what two files share in a file of its own, and
 * a page would begin with a handful of them. What they need of the core is handed to them.
 */
const parts = {
  'body-parser': '../dialects/src/body-parser.ts',
  'full-event-parser': '../dialects/src/full-event-parser.ts',
  'message-reader': '../dialects/src/message-reader.ts',
  'response-reader': '../dialects/src/response-reader.ts',
  'tolerant-chat': '../dialects/src/tolerant-chat.ts',
  'decode-raw': 'src/core/decode-raw.ts',
  'embed-many': 'src/resources/embed-many.ts',
  'error-text': 'src/core/error-text.ts',
  'failure-kind': 'src/transport/failure-kind.ts',
  'unusual-answers': 'src/core/unusual-answers.ts',
  'unusual-body': 'src/transport/unusual-body.ts',
};

/** Leaves each `import('…/part.ts')` as one of the file that is built from it. */
const leaveOutParts: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'leave-out-parts',
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, ({ kind, path }) => {
      const name = basename(path, '.ts');
      return kind === 'dynamic-import' && name in parts ? { path: `./${name}.js`, external: true } : undefined;
    });
  },
};

export default defineConfig([
  buildFor('node', 'esm'),
  buildFor('node', 'cjs'),
  buildFor('web', 'esm'),
  buildFor('web', 'cjs'),
  {
    ...shared,
    format: 'esm',
    platform: 'neutral',
    entry: parts,
    outDir: 'dist/web',
    noExternal: ['eventsource-parser'],
    esbuildPlugins: [leaveOutParts],
    esbuildOptions(options) {
      options.conditions = ['@clawwits/on-demand', 'import'];
    },
  },
  {
    ...shared,
    platform: 'node',
    entry: { 'node-http': 'src/node-http.ts' },
    esbuildOptions: (options, { format }) => requireLater(options, format),
  },
  // What is opted into runs everywhere.
  {
    ...shared,
    platform: 'neutral',
    entry: {
      limits: 'src/limits.ts',
      validate: 'src/validate.ts',
      opentelemetry: 'src/opentelemetry.ts',
      webhooks: 'src/webhooks.ts',
    },
  },
]);
