import { cloudsAndRouters } from './clouds-and-routers.ts';
import { localServers } from './local-servers.ts';
import { messageServers } from './messages.ts';
import { modelMakers } from './model-makers.ts';
import { openAi } from './openai.ts';
import { responseServers } from './responses.ts';
import type { StreamCase } from './stream-case.ts';

/** Streams as servers of many kinds send them, each with the answer that it adds up to. */
export const corpus: readonly StreamCase[] = [
  ...openAi,
  ...modelMakers,
  ...cloudsAndRouters,
  ...localServers,
  ...messageServers,
  ...responseServers,
];
