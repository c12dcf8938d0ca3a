import type { ConnectionOptions } from '../../config/connection-options.ts';
import { resolveSettings, type Settings } from '../../config/resolve-settings.ts';
import { CommandError } from '../../errors/command-error.ts';
import { asIs, say } from '../../i18n/sentence.ts';
import { inEnglish, type Tell } from '../../i18n/tell.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { type Check, checkNames, ok, unknown, wrong } from './check.ts';
import { checkFiles, checkNode, checkProject } from './check-files.ts';
import { checkGateway, type GatewayChecks } from './check-gateway.ts';
import { checkAddress, checkKey } from './check-settings.ts';
import type { DoctorData } from './data.ts';

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
    data: { checks: all.map(toRecord) } satisfies DoctorData,
    text: asIs(all.map((check) => toLine(check, context.tell)).join('\n')),
    spentWits: 0,
    ...(available !== undefined && { balanceAfter: available }),
    ...(first !== undefined && {
      error: new CommandError(first.failure.said.message, {
        exitCode: first.failure.exitCode,
        codeOf: first.failure,
        hint: first.failure.hint === null ? undefined : first.failure.said.hint,
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
    const why = say('the configuration cannot be used');
    const rest = (['key', 'base URL', 'host', 'access', 'balance'] as const).map((name) => unknown(name, why));
    return { checks: isTold ? rest : [await wrong('profile', error), ...rest] };
  }
  const last = settings.gateway.name === 'clawwits' ? 'balance' : 'limits';
  const isEnough = settings.isSandbox
    ? [ok('sandbox', say('no key, no real model, play money'))]
    : [await checkAddress(settings), await checkKey(settings)];
  if (isEnough.some(({ status }) => status === 'wrong')) {
    const why = say('it takes a key and an address');
    return { checks: [...isEnough, ...(['host', 'access', last] as const).map((name) => unknown(name, why))] };
  }
  const asked = await checkGateway(await context.connect(), context.io.signal, options.maxRetries ?? 0);
  return { ...asked, checks: [...isEnough, ...asked.checks] };
}

function toRecord(check: Check) {
  const { name, status } = check;
  if (check.status !== 'wrong') return { name, status, message: inEnglish(check.message), code: null, hint: null };
  const { message, code, hint } = check.failure;
  return { name, status, message, code, hint };
}

const statuses = { ok: say('ok'), wrong: say('wrong'), unknown: say('unknown') } as const;

function toLine(check: Check, tell: Tell): string {
  const widest = Math.max(8, ...Object.values(statuses).map((status) => tell(status).length));
  const head = `${tell(statuses[check.status]).padEnd(widest)} ${tell(checkNames[check.name]).padEnd(14)}`;
  if (check.status !== 'wrong') return `${head} ${tell(check.message)}`;
  const { said, message } = check.failure;
  const [told, next] = [tell(said.message), tell(said.hint)];
  const detail = said.isForeign && told !== message ? ` (${message})` : '';
  return `${head} ${told}${detail}${next === '' ? '' : `\n${' '.repeat(head.length + 1)}-> ${next}`}`;
}
