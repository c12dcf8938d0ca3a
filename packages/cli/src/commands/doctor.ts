import type { ConnectionOptions } from '../configuration/connection-options.ts';
import { resolveSettings, type Settings } from '../configuration/resolve-settings.ts';
import { type Check, ok, unknown, wrong } from '../diagnosis/check.ts';
import { checkFiles, checkNode, checkProject } from '../diagnosis/check-files.ts';
import { checkGateway, type GatewayChecks } from '../diagnosis/check-gateway.ts';
import { checkAddress, checkKey } from '../diagnosis/check-settings.ts';
import { CommandError } from '../failures/command-error.ts';
import type { CommandContext } from './command.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** `clawwits doctor`: how the set-up stands, and what to do where something is wrong. */
export async function doctor(options: ConnectionOptions, context: CommandContext): Promise<CommandOutcome> {
  const local = [
    await checkNode(process.versions.node),
    ...(await checkFiles(context.io)),
    ...(await checkProject(context.io)),
  ];
  const { checks, available } = await checkRest(local, options, context);
  const all = [...local, ...checks];
  const first = all.find((check) => check.status === 'wrong');
  return {
    data: { checks: all.map(toRecord) },
    text: all.map(toLine).join('\n'),
    spentWits: 0,
    ...(available !== undefined && { balanceAfter: available }),
    ...(first !== undefined && {
      error: new CommandError(first.failure.message, {
        exitCode: first.failure.exitCode,
        codeOf: first.failure,
        hint: first.failure.hint ?? undefined,
      }),
    }),
  };
}

/** What depends on the files that were looked at before. */
async function checkRest(
  local: readonly Check[],
  options: ConnectionOptions,
  context: CommandContext,
): Promise<GatewayChecks> {
  let settings: Settings;
  try {
    settings = await resolveSettings(options, context.io);
  } catch (error) {
    const isTold = local.some(({ status }) => status === 'wrong');
    const why = 'the configuration cannot be used';
    const rest = ['key', 'base URL', 'host', 'access', 'balance'].map((name) => unknown(name, why));
    return { checks: isTold ? rest : [await wrong('profile', error), ...rest] };
  }
  const last = settings.gateway.name === 'clawwits' ? 'balance' : 'limits';
  const isEnough = settings.isSandbox
    ? [ok('sandbox', 'no key, no real model, play money')]
    : [await checkAddress(settings), await checkKey(settings)];
  if (isEnough.some(({ status }) => status === 'wrong')) {
    const why = 'it takes a key and an address';
    return { checks: [...isEnough, ...['host', 'access', last].map((name) => unknown(name, why))] };
  }
  const asked = await checkGateway(await context.connect(), context.io.signal, options.maxRetries ?? 0);
  return { ...asked, checks: [...isEnough, ...asked.checks] };
}

function toRecord(check: Check) {
  const { name, status } = check;
  if (check.status !== 'wrong') return { name, status, message: check.message, code: null, hint: null };
  const { message, code, hint } = check.failure;
  return { name, status, message, code, hint };
}

function toLine(check: Check): string {
  const head = `${check.status.padEnd(8)} ${check.name.padEnd(14)}`;
  if (check.status !== 'wrong') return `${head} ${check.message}`;
  const { message, hint } = check.failure;
  return hint === null ? `${head} ${message}` : `${head} ${message}\n${' '.repeat(24)}-> ${hint}`;
}
