import { main } from '@clawwits/mock-gateway/command';

await main();
