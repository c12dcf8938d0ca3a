import { resolveSettings } from '../../config/resolve-settings.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { UsageOptions } from './usage-options.ts';

/** `clawwits usage`: what Clew counted, or what this command has spent elsewhere by its own log. */
export async function showUsage(options: UsageOptions, context: CommandContext): Promise<CommandOutcome> {
  if (await asksGateway(options, context)) {
    const { showRemoteUsage } = await import('./remote-usage.ts');
    return showRemoteUsage(options, context);
  }
  const { showLoggedUsage } = await import('./logged-usage.ts');
  return showLoggedUsage(options, context);
}

/** Only Clew counts what was used; --local, --since and --by are for the log. */
async function asksGateway(options: UsageOptions, { io }: CommandContext): Promise<boolean> {
  if (options.local === true || options.since !== undefined || options.by !== undefined) return false;
  const { gateway } = await resolveSettings(options, io);
  return gateway.name === 'clew';
}
