// The tests of what depends on the Node that runs it, on newer ones than the workspace's own: the gateway's with the
// clients that people use (ai 7 asks for Node 22 or newer), and all of the SDK's, whose requests travel by the undici
// inside Node. They run from source; no build is needed.
//
// node packages/mock-gateway/checks/newer-node.mjs

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installNode, run, withFolder } from './project.mjs';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const vitest = join(workspace, 'node_modules/vitest/vitest.mjs');
const gatewaySuites = ['ai-client', 'openai-client', 'anthropic-client', 'server', 'drivers'];

/** What runs on which major of Node. */
const runs = [
  { major: 24, args: ['--project', 'mock-gateway', ...gatewaySuites] },
  { major: 22, args: ['--project', 'sdk-ts'] },
  { major: 24, args: ['--project', 'sdk-ts'] },
  { major: 26, args: ['--project', 'sdk-ts'] },
];

await withFolder(async (folder) => {
  for (const { major, args } of runs) {
    const node = await installNode(major, join(folder, `node-${major}`));
    process.stdout.write(`\nNode ${major}: ${args.join(' ')}\n`);
    await run(node, [vitest, 'run', '--config', 'vitest.workspace.ts', ...args], { cwd: workspace, isShown: true });
  }
});
