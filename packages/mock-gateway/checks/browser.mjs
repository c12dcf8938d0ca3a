// The packed gateway behind msw's service worker in a real browser: a page with `setupWorker`, our handlers, `fetch` and
// the web build of our SDK. Needs a build. The browser comes from a package of the registry, else from the PATH.
//
// node packages/mock-gateway/checks/browser.mjs

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { openBrowser } from './browser/open-browser.mjs';
import { installProject, pack, withFolder } from './project.mjs';

const source = (name) => readFile(fileURLToPath(new URL(`browser/${name}`, import.meta.url)), 'utf8');

/** What a version of msw cannot do, whatever its handlers answer; the README says so. */
const notices = ['that a client left early', 'an abort in mid-stream', 'that the SDK left early'];
const versions = {
  // Up to 2.14 the worker clones each body, and nobody ever reads or cancels the clone.
  '2.9.0': { gaps: notices.map((what) => `the gateway notices ${what}`) },
  '2.15.0': { gaps: [] },
  '3.0.5': { gaps: [] },
};

/** Serves files by their path. */
async function serve(files) {
  const server = createServer((incoming, outgoing) => {
    const [type, content] = files[incoming.url] ?? [];
    if (content === undefined) return outgoing.writeHead(404).end();
    outgoing.writeHead(200, { 'content-type': type }).end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Bundles the page as an application would, from what its project has installed. */
async function bundlePage(project) {
  const { outputFiles } = await build({
    stdin: { contents: await source('page.mjs'), resolveDir: project, sourcefile: 'page.mjs' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

async function runPage(browser, project) {
  const worker = createRequire(join(project, 'package.json')).resolve('msw/mockServiceWorker.js');
  const served = await serve({
    '/': ['text/html', '<!DOCTYPE html><meta charset="utf-8"><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', await bundlePage(project)],
    '/mockServiceWorker.js': ['text/javascript', await readFile(worker, 'utf8')],
  });
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(served.url);
    const results = await page.waitForFunction(() => globalThis.results, null, { timeout: 60_000 });
    return { results: await results.jsonValue(), errors };
  } catch (error) {
    throw new Error(`The page never ended: ${error.message}\n${errors.join('\n')}`);
  } finally {
    await page.close();
    served.close();
  }
}

/** Prints what came of a page; gives back how much of it is not as it should be. */
function report({ results, errors }, gaps) {
  let failed = results.length === 0 ? 1 : 0;
  for (const { name, failure } of results) {
    const isGap = gaps.includes(name);
    if (isGap && failure !== null) process.stdout.write(`  – ${name}: not with this version\n`);
    else if (failure === null && !isGap) process.stdout.write(`  ✔ ${name}\n`);
    else {
      failed += 1;
      process.stdout.write(`  ✖ ${name}: ${failure ?? 'it holds now; tell the README and this check'}\n`);
    }
  }
  for (const error of errors) process.stdout.write(`  ✖ the page failed: ${error}\n`);
  return failed + errors.length;
}

await withFolder(async (folder) => {
  const tarballs = [await pack('mock-gateway', 'msw.js', folder), await pack('sdk-ts', 'web/index.js', folder)];
  const browser = await openBrowser(folder);
  let failed = 0;
  try {
    for (const [version, { gaps }] of Object.entries(versions)) {
      const project = await installProject(join(folder, `msw-${version}`), [...tarballs, `msw@${version}`]);
      process.stdout.write(`\nmsw ${version} in Chromium ${browser.version()}\n`);
      failed += report(await runPage(browser, project), gaps);
    }
  } finally {
    await browser.close();
  }
  if (failed > 0) process.exitCode = 1;
});
