import type { GatewayName } from '../config/gateway-facts.ts';
import type { Io } from '../system/io.ts';
import { openWitsSandbox } from './open-wits-sandbox.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * Opens the sandbox of a gateway.
 *
 * @throws {CommandError} if its file cannot be used
 */
export async function openSandbox(name: GatewayName, io: Io): Promise<Sandbox> {
  if (name === 'clawwits') return openWitsSandbox(io);
  const { openDollarSandbox } = await import('./open-dollar-sandbox.ts');
  return openDollarSandbox(name, io);
}
