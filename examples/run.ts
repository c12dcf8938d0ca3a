// Runs an example: npx -y pnpm@10.34.9 example streaming
// Against the gateway that CLAWWITS_BASE_URL names; without one, against local gateways that end with the example.

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
const { startServers } = await import('@clawwits/mock-gateway/server');
const latency = { firstTokenMs: 120, tokensPerSecond: 60 };
const gateways = { clawwits: { latency }, clew: { latency }, techopenclaw: { latency }, klawd: { latency } };
const servers = isConfigured ? null : await startServers({ gateways });
if (servers !== null) console.error('On a local gateway: no real model, play money.\n');

/** `CLEW_BASE_URL`, `CLEW_API_KEY` and so on. */
const variables = Object.entries(servers?.gateways ?? {}).flatMap(([gateway, { url, apiKey }]) => [
  [`${gateway.toUpperCase()}_BASE_URL`, url],
  [`${gateway.toUpperCase()}_API_KEY`, apiKey],
]);

const child = spawn(process.execPath, [...process.execArgv, `${import.meta.dirname}/${name}.ts`, ...args], {
  stdio: 'inherit',
  env: { ...process.env, ...Object.fromEntries(variables) },
});
const [code] = await once(child, 'exit');
await servers?.close();
process.exitCode = code ?? 1;
