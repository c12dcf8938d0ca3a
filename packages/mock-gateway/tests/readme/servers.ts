import { startServers } from '@clawwits/mock-gateway/server';

const servers = await startServers({ gateways: { clew: { tier: 'free' }, klawd: {} } });
// biome-ignore lint/suspicious/noConsole: the README shows it
console.log(servers.gateways.clew.url, servers.gateways.klawd.apiKey);
await servers.close();
