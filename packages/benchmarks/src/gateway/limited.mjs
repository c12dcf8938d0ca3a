// The gateway with an account of one tier, in a process of its own. It ends with the process that started it.
// node limited.mjs <tier>

import { startServer } from '../../../mock-gateway/dist/server.js';

const { url, apiKey } = await startServer({ tier: process.argv[2], wits: 1_000_000_000 });
process.send({ url, apiKey });
process.once('disconnect', () => process.exit());
