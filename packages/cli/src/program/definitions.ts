import { balanceDefinition } from './balance.ts';
import { chatDefinition } from './chat.ts';
import type { CommandDefinition } from './definition.ts';
import { gatewayDefinition } from './gateway.ts';
import { helpDefinition } from './help.ts';
import { sandboxDefinition } from './sandbox.ts';

/** Every command, in the order of the help. */
export const definitions: readonly CommandDefinition[] = [
  chatDefinition,
  balanceDefinition,
  gatewayDefinition,
  sandboxDefinition,
  helpDefinition,
];
