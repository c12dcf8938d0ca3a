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
import { imageDefinition } from './image.ts';
import { keysDefinition } from './keys.ts';
import { messagesDefinition } from './messages.ts';
import { modelsDefinition } from './models.ts';
import { ocrDefinition } from './ocr.ts';
import { sandboxDefinition } from './sandbox.ts';
import { similarDefinition } from './similar.ts';
import { usageDefinition } from './usage.ts';

/** Every command, in the order of the help. */
export const definitions: readonly CommandDefinition[] = [
  chatDefinition,
  messagesDefinition,
  imageDefinition,
  ocrDefinition,
  embedDefinition,
  similarDefinition,
  modelsDefinition,
  balanceDefinition,
  usageDefinition,
  estimateDefinition,
  keysDefinition,
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
