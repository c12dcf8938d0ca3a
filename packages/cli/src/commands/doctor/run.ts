import type { ConnectionOptions } from '../../config/connection-options.ts';
import { resolveSettings, type Settings } from '../../config/resolve-settings.ts';
import { CommandError } from '../../errors/command-error.ts';
import { localized, untranslated } from '../../i18n/localized-message.ts';
import { inEnglish, type Translate } from '../../i18n/translate.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { type Check, checkNames, ok, unknown, wrong } from './check.ts';
import { checkFiles, checkNode, checkProject } from './check-files.ts';
import { checkGateway, type GatewayChecks } from './check-gateway.ts';
import { checkAddress, checkKey } from './check-settings.ts';
import type { DoctorData } from './data.ts';

/** Options of `clawwits doctor`. */
export interface DoctorOptions extends ConnectionOptions {
  /** True if the registry of npm is asked for the newest version. */
  readonly updates?: boolean;
}

/** `clawwits doctor`: checks the set-up, and says how to fix what is wrong. */
export async function doctor(options: DoctorOptions, context: CommandContext): Promise<CommandOutcome> {
  const local = [
    await checkNode(process.versions.node),
    ...(options.updates === true ? [await loadVersionCheck(context)] : []),
    ...(await checkFiles(context.io)),
    ...(await checkProject(context.io)),
  ];
  const { checks, available } = await checkRest(local, options, context);
  const all = [...local, ...checks];
  const first = all.find((check) => check.status === 'wrong');
  return {
    data: { checks: all.map(toRecord) } satisfies DoctorData,
    text: untranslated(all.map((check) => toLine(check, context.translate)).join('\n')),
    spentWits: 0,
    ...(available !== undefined && { balanceAfter: available }),
    ...(first !== undefined && {
      error: new CommandError(first.failure.translatable.message, {
        exitCode: first.failure.exitCode,
        codeOf: first.failure,
        hint: first.failure.hint === null ? undefined : first.failure.translatable.hint,
      }),
    }),
  };
}

async function loadVersionCheck({ io }: CommandContext): Promise<Check> {
  const { checkVersion } = await import('./check-version.ts');
  return checkVersion(io);
}

/** Runs the checks that depend on the configuration. */
async function checkRest(
  local: readonly Check[],
  options: ConnectionOptions,
  context: CommandContext,
): Promise<GatewayChecks> {
  let settings: Settings;
  try {
    settings = await resolveSettings(options, context.io);
  } catch (error) {
    const isReported = local.some(({ status }) => status === 'wrong');
    const why = localized('the configuration cannot be used');
    const rest = (['key', 'base URL', 'host', 'access', 'balance'] as const).map((name) => unknown(name, why));
    return { checks: isReported ? rest : [await wrong('profile', error), ...rest] };
  }
  const last = settings.gateway.name === 'clawwits' ? 'balance' : 'limits';
  const isEnough = settings.isSandbox
    ? [ok('sandbox', localized('no key, no real model, play money'))]
    : [await checkAddress(settings), await checkKey(settings)];
  if (isEnough.some(({ status }) => status === 'wrong')) {
    const why = localized('it takes a key and an address');
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

const statuses = { ok: localized('ok'), wrong: localized('wrong'), unknown: localized('unknown') } as const;

function toLine(check: Check, translate: Translate): string {
  const widest = Math.max(8, ...Object.values(statuses).map((status) => translate(status).length));
  const head = `${translate(statuses[check.status]).padEnd(widest)} ${translate(checkNames[check.name]).padEnd(14)}`;
  if (check.status !== 'wrong') return `${head} ${translate(check.message)}`;
  const { translatable, message } = check.failure;
  const [text, next] = [translate(translatable.message), translate(translatable.hint)];
  const detail = translatable.isForeign && text !== message ? ` (${message})` : '';
  return `${head} ${text}${detail}${next === '' ? '' : `\n${' '.repeat(head.length + 1)}-> ${next}`}`;
}
