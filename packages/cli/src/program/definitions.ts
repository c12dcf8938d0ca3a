import { loginDefinition, logoutDefinition, whoamiDefinition } from './account.ts';
import { apiDefinition } from './api.ts';
import { balanceDefinition } from './balance.ts';
import { chatDefinition } from './chat.ts';
import { completionDefinition } from './completion.ts';
import { configDefinition } from './config.ts';
import type { CommandDefinition } from './definition.ts';
import { doctorDefinition } from './doctor.ts';
import { embedDefinition } from './embed.ts';
import { estimateDefinition } from './estimate.ts';
import { gatewayDefinition } from './gateway.ts';
import { helpDefinition } from './help.ts';
import { messagesDefinition } from './messages.ts';
import { sandboxDefinition } from './sandbox.ts';
import { similarDefinition } from './similar.ts';

/** Every command, in the order of the help. */
export const definitions: readonly CommandDefinition[] = [
  chatDefinition,
  messagesDefinition,
  embedDefinition,
  similarDefinition,
  balanceDefinition,
  estimateDefinition,
  apiDefinition,
  loginDefinition,
  logoutDefinition,
  whoamiDefinition,
  configDefinition,
  doctorDefinition,
  gatewayDefinition,
  sandboxDefinition,
  completionDefinition,
  helpDefinition,
];
