// The tests of the clients that people use, on a Node that all of them support: ai 7 asks for Node 22 or newer. They
// run from source; no build is needed.
//
// node packages/mock-gateway/checks/newer-node.mjs

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installNode, run, withFolder } from './project.mjs';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const vitest = join(workspace, 'node_modules/vitest/vitest.mjs');
const suites = ['ai-client', 'openai-client', 'anthropic-client', 'server', 'drivers'];

await withFolder(async (folder) => {
  const node = await installNode(24, folder);
  const args = [vitest, 'run', '--config', 'vitest.workspace.ts', '--project', 'mock-gateway', ...suites];
  await run(node, args, { cwd: workspace, isShown: true });
});
