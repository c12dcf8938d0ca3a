import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Writes down whose work is bundled, and by which licence: each of them wants its text to go along. */
export const thirdPartyNotices: Plugin = {
  name: 'third-party-notices',
  setup(build) {
    const { absWorkingDir = process.cwd(), outdir = 'dist' } = build.initialOptions;
    build.onEnd(({ metafile }) => {
      if (metafile === undefined) throw new Error('Nothing tells what is bundled.');
      const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
      const folders = new Set(used.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
      const notices = [...folders].map((folder) => noticeOf(resolve(absWorkingDir, folder))).sort();
      mkdirSync(outdir, { recursive: true });
      writeFileSync(join(outdir, 'third-party-notices.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
    });
  },
};

function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const { name, version, license } = manifest;
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} has no text of its licence.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
