// Finds a Chromium and starts it.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installProject } from '../project.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findOnPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
}

/** The binary that a package of the registry holds; it is unpacked into the folder. */
async function unpackChromium(tools, folder) {
  // The package unpacks into the folder for temporary files, under a name that others may use too.
  process.env.TMPDIR = folder;
  const require = createRequire(join(tools, 'package.json'));
  const { default: chromium } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href);
  return chromium.executablePath();
}

const missing = `No Chromium could be started. Install one that is on the PATH ("apt-get install -y chromium" on Debian),
or what the one of @sparticuz/chromium needs ("apt-get install -y libnss3 libatk-bridge2.0-0 libgbm1").`;

/**
 * Starts a Chromium: that of a package, else the one on the PATH.
 * @throws Error that says what to install
 */
export async function openBrowser(folder) {
  const tools = await installProject(join(folder, 'browser'), ['playwright-core@1', '@sparticuz/chromium']);
  const require = createRequire(join(tools, 'package.json'));
  const { chromium } = require('playwright-core');
  const candidates = [() => unpackChromium(tools, folder), findOnPath];
  const failures = [];
  for (const find of candidates) {
    try {
      const executablePath = await find();
      if (executablePath === undefined) throw new Error('There is no Chromium on the PATH.');
      return await chromium.launch({ executablePath, args: flags, headless: true });
    } catch (error) {
      failures.push(error.message.split('\n').slice(0, 5).join('\n'));
    }
  }
  throw new Error(`${missing}\n\n${failures.join('\n\n')}`);
}
