import { Clawwits } from '../../src/index.ts';

// Logging is asked for by the environment; what the program prints is its own.
await new Clawwits().wits.balance();
process.stdout.write('done');
