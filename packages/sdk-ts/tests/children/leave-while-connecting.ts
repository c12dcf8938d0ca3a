import { Clawwits, isClawwitsError } from '../../src/index.ts';
import { chosenWay } from './chosen-way.ts';

// Gives up a call whose connection is not established, and has nothing left to do.
const client = new Clawwits({ connectTimeout: 60_000, ...chosenWay() });
const outcome = await client.wits
  .balance({ signal: AbortSignal.timeout(500) })
  .catch((error: unknown) => (isClawwitsError(error) ? error.code : String(error)));
process.stdout.write(String(outcome));
