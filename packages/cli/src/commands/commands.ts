import type { CommandDefinition } from '../program/definition.ts';
import { apiDefinition } from './api/definition.ts';
import { balanceDefinition } from './balance/definition.ts';
import { batchDefinition } from './batch/definition.ts';
import { chatDefinition } from './chat/definition.ts';
import { completionDefinition } from './completion/definition.ts';
import { configDefinition } from './config/definition.ts';
import { doctorDefinition } from './doctor/definition.ts';
import { embedDefinition } from './embed/definition.ts';
import { estimateDefinition } from './estimate/definition.ts';
import { gatewayDefinition } from './gateway/definition.ts';
import { helpDefinition } from './help/definition.ts';
import { imageDefinition } from './image/definition.ts';
import { keysDefinition } from './keys/definition.ts';
import { loginDefinition } from './login/definition.ts';
import { logoutDefinition } from './logout/definition.ts';
import { messagesDefinition } from './messages/definition.ts';
import { modelsDefinition } from './models/definition.ts';
import { ocrDefinition } from './ocr/definition.ts';
import { sandboxDefinition } from './sandbox/definition.ts';
import { sessionsDefinition } from './sessions/definition.ts';
import { similarDefinition } from './similar/definition.ts';
import { usageDefinition } from './usage/definition.ts';
import { whoamiDefinition } from './whoami/definition.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandDefinition[] = [
  chatDefinition,
  messagesDefinition,
  sessionsDefinition,
  imageDefinition,
  ocrDefinition,
  batchDefinition,
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
