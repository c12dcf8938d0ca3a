// The packed gateway with the oldest, the usual and the newest msw that it promises to work with, each on a Node that
// it supports. Needs a build.
//
// node packages/mock-gateway/checks/msw-versions.mjs

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installNode, installProject, pack, run, withFolder } from './project.mjs';

const suite = fileURLToPath(new URL('msw/suite.mjs', import.meta.url));

/** The majors of Node that a version of msw is run on. */
const versions = [
  { msw: '2.9.0', nodes: [20, 24] },
  { msw: '2.15.0', nodes: [20, 24] },
  { msw: '3.0.5', nodes: [24, 26] },
];

await withFolder(async (folder) => {
  const tarball = await pack('mock-gateway', 'msw.js', folder);
  const nodes = new Map();
  for (const major of new Set(versions.flatMap(({ nodes }) => nodes))) {
    nodes.set(major, await installNode(major, join(folder, `node-${major}`)));
  }
  for (const { msw, nodes: majors } of versions) {
    const project = await installProject(join(folder, `msw-${msw}`), [tarball, `msw@${msw}`, 'openai@6']);
    await copyFile(suite, join(project, 'suite.mjs'));
    for (const major of majors) {
      process.stdout.write(`\nmsw ${msw} on Node ${major}\n`);
      await run(nodes.get(major), ['--test', '--test-reporter=spec', 'suite.mjs'], { cwd: project, isShown: true });
    }
  }
});
