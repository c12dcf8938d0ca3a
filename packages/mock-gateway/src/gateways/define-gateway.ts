import { defineClawwits } from './clawwits/clawwits.ts';
import type { ClawwitsOptions } from './clawwits/controls.ts';
import type { GatewayDefinition } from './gateway-definition.ts';
import type { ServedName } from './gateway-kinds.ts';

/** What may be given to a definition: the options of its own kind. */
type GivenOptions = ClawwitsOptions & { readonly gateway?: ServedName };

/** @throws Error where there is no such gateway */
export function defineGateway(options: GivenOptions): GatewayDefinition {
  const { gateway: name = 'clawwits' } = options;
  switch (name) {
    case 'clawwits':
      return defineClawwits(options);
    default:
      throw new Error(`There is no gateway "${name}".`);
  }
}
