// 64 clients at once, over a socket, with faults and cuts at random, for a minute (or as many seconds as are given).
import { startServer } from '../src/server.ts';

const seconds = Number(process.argv[2] ?? 60);
const faults = [
  'cut',
  'reset',
  'lost-answer',
  'error-event',
  'malformed-chunk',
  'html-502',
  'router_error',
  'rate_limited:1',
];
const server = await startServer({
  tier: 'enterprise',
  wits: 5_000_000,
  faults: faults.map((fault) => `${fault}@0.03`),
  latency: { firstTokenMs: 2, tokensPerSecond: 5_000, jitter: 0.9 },
});
const { gateway, url, apiKey } = server;
const end = Date.now() + seconds * 1_000;
const outcomes = new Map<string, number>();
let broken = 0;
let looks = 0;

function checkWallet(): void {
  const { available, reserved, lifetimeUsed, granted } = gateway.account().wallet;
  looks += 1;
  if (available + reserved + lifetimeUsed !== granted || available < 0) broken += 1;
}

async function callOnce(client: number, count: number): Promise<string> {
  const leaving = new AbortController();
  const isStream = (client + count) % 2 === 0;
  if (count % 5 === 0) setTimeout(() => leaving.abort(), count % 11);
  try {
    const response = await fetch(`${url}/v1/${count % 3 === 0 ? 'messages' : 'chat/completions'}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(count % 4 === 0 && { 'idempotency-key': `${client}-${count >> 3}` }),
      },
      body: JSON.stringify({
        messages: [{ role: 'user', content: `Hello ${count}` }],
        max_tokens: 1 + (count % 90),
        stream: isStream,
      }),
      signal: leaving.signal,
    });
    await response.text();
    return String(response.status);
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  } finally {
    checkWallet();
  }
}

async function runClient(client: number): Promise<void> {
  for (let count = 0; Date.now() < end; count++) {
    const outcome = await callOnce(client, count);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
}

const clients = 64;
await Promise.all(Array.from({ length: clients }, (_, client) => runClient(client)));
await server.close();
checkWallet();
const { available, reserved, lifetimeUsed, granted } = gateway.account().wallet;
const calls = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
const counted = [...outcomes].sort().map(([outcome, count]) => `${outcome} ${count}`);
const isSound = broken === 0 && reserved === 0;
process.stdout.write(`${clients} clients made ${calls} calls in ${seconds} s: ${counted.join(', ')}
${available} available + ${reserved} reserved + ${lifetimeUsed} used = ${granted} granted at the end
${
  isSound
    ? `held at each of ${looks} looks: the sum never left the grant, nothing fell below 0, and nothing stays reserved`
    : `BROKEN: ${broken} of ${looks} looks found a wallet that does not add up, and ${reserved} Wits stay reserved`
}
`);
process.exitCode = isSound ? 0 : 1;
