import { clawwitsProfile } from './clawwits.ts';
import { clewProfile } from './clew.ts';
import { klawdProfile } from './klawd.ts';
import { techopenclawProfile } from './techopenclaw.ts';

/** Every gateway, by name. The SDK imports the single profiles, so that an application bundles those it speaks to. */
export const gatewayProfiles = {
  clawwits: clawwitsProfile,
  clew: clewProfile,
  techopenclaw: techopenclawProfile,
  klawd: klawdProfile,
} as const;

/** The name of a gateway. */
export type GatewayName = keyof typeof gatewayProfiles;
