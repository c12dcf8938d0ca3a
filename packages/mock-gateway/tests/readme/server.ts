import { startServer } from '@clawwits/mock-gateway/server';

const server = await startServer({ tier: 'starter' });
// biome-ignore lint/suspicious/noConsole: the README shows it
console.log(server.url, server.apiKey);
await server.close();
