import type { GatewayName } from '@clawwits/contract';
import type { SharedOptions } from '../core/options.ts';
import { defineClawwits } from './clawwits/clawwits.ts';
import { defineClew } from './clew/clew.ts';
import type { GatewayDefinition } from './gateway-definition.ts';
import type { KindOptions, ServedName } from './gateway-kinds.ts';
import { defineKlawd } from './klawd/klawd.ts';
import { defineTechopenclaw } from './techopenclaw/techopenclaw.ts';

/** The gateways by name. Each reads its own options, and leaves the shared ones alone. */
const definitions: { readonly [Name in GatewayName]: (options: KindOptions<Name>) => GatewayDefinition } = {
  clawwits: defineClawwits,
  clew: defineClew,
  techopenclaw: defineTechopenclaw,
  klawd: defineKlawd,
};

/** The names of the gateways. */
export const gatewayNames = Object.keys(definitions) as readonly ServedName[];

/** @throws Error if there is no such gateway */
export function defineGateway(name: ServedName, options: SharedOptions): GatewayDefinition {
  if (!gatewayNames.includes(name)) {
    throw new Error(`There is no gateway "${name}"; there are ${gatewayNames.join(', ')}.`);
  }
  return definitions[name](options);
}
