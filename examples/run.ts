// Runs an example: npx -y pnpm@10.34.9 example streaming
// Against the gateway that CLAWWITS_BASE_URL names; without one, against a local gateway that ends with the example.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && file !== 'run.ts')
  .map((file) => file.replace('.ts', ''));

const [name = '', ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Say which example: ${names.join(', ')}.`);
  process.exit(2);
}

const isConfigured = Boolean(process.env.CLAWWITS_BASE_URL);
const { startServer } = await import('@clawwits/mock-gateway/server');
const server = isConfigured ? null : await startServer({ latency: { firstTokenMs: 120, tokensPerSecond: 60 } });
if (server !== null) console.error('On a local gateway: no real model, play money.\n');

const child = spawn(process.execPath, [...process.execArgv, `${import.meta.dirname}/${name}.ts`, ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    ...(server !== null && { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey }),
  },
});
const [code] = await once(child, 'exit');
await server?.close();
process.exitCode = code ?? 1;
