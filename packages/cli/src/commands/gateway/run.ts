import type { CommandProblem } from '@clawwits/mock-gateway/command';
import { gatewayFacts, gatewayNames } from '../../config/gateway-facts.ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { joinMessages, localized, localizedText, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { outputFormats } from '../../output/output.ts';
import { readOutputFormat } from '../../output/read-output-format.ts';
import { buildResult } from '../../output/result.ts';
import { terminalColumns } from '../../output/terminal-columns.ts';
import { fitText } from '../../output/text/fit-text.ts';
import { toJsonLine } from '../../output/to-json-line.ts';
import { createStderrWriter, createStdoutWriter } from '../../output/write-text.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { GatewayData } from './data.ts';

/** `clawwits gateway`: the mock gateway's own command, with its own arguments, output and exit code. */
export async function gateway(given: readonly string[], context: CommandContext): Promise<CommandOutcome> {
  const argv = withoutOutputFormat(given);
  const { io, translate } = context;
  const columns = terminalColumns(io.stdout)?.() ?? null;
  const fit = (text: string) => (columns === null ? text : fitText(text, Math.min(columns, widest)));
  const isHelp = argv.includes('--help') || argv.includes('-h');
  if (readOutputFormat(given) !== 'text') return gatewayInJson(argv, context);
  const { runGatewayCommand } = await import('@clawwits/mock-gateway/command');
  const [writeOut, writeError] = [createStdoutWriter(io.stdout), createStderrWriter(io.stderr)];
  const exitCode = await runGatewayCommand(argv, {
    // The gateway goes on if the reader of its output stops reading.
    writeOut: (text) =>
      void writeOut(isHelp ? fit(translate(localizedText('gateway help', text))) : text).catch(() => undefined),
    writeError: (text) => void writeError(text),
    format: translate,
    signal: io.signal,
    env: io.env,
  });
  if (isHelp) await writeOut(`\n${fit(translate(jsonHelp))}\n`);
  return { ownExitCode: exitCode };
}

/**
 * Removes the options of the output format, which the gateway's own command does not have.
 *
 * @throws {CommandError} if there is no such format
 */
function withoutOutputFormat(argv: readonly string[]): readonly string[] {
  const rest: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    const [name, ...value] = word.split('=');
    if (name !== '--output-format') {
      if (word !== '--json') rest.push(word);
      continue;
    }
    const format = value.length > 0 ? value.join('=') : (argv[++index] ?? '');
    if (outputFormats.some((known) => known === format)) continue;
    throw new CommandError(localized('There is no output format "{format}".', { format }), {
      exitCode: exitCodes.usage,
      code: 'usage',
      hint: localized('Allowed choices are {choices}.', { choices: outputFormats.join(', ') }),
    });
  }
  return rest;
}

/** Width of its help, unless the terminal is narrower. */
const widest = 100;

const jsonHelp = localizedText(
  'gateway json notes',
  `clawwits gateway --json prints one object as soon as it listens: address and key are its data.base_url and data.api_key,
of several gateways data.gateways.clew.base_url and so on. --output-format json and stream-json do the same.`,
);

/** One record, as soon as it listens: where, and with which key. */
async function gatewayInJson(argv: readonly string[], { io }: CommandContext): Promise<CommandOutcome> {
  if (argv.some((word) => /^--exec(?:=|$)/.test(word))) {
    throw new CommandError(localized('--exec hands address and key on by itself: --json has nothing to tell.'), {
      exitCode: exitCodes.usage,
      code: 'usage',
      hint: localized('Leave one of them out.'),
    });
  }
  const { runGatewayCommand } = await import('@clawwits/mock-gateway/command');
  const startedAt = Date.now();
  const write = createStdoutWriter(io.stdout);
  let [help, isListening] = ['', false];
  let problem: CommandProblem | undefined;
  const exitCode = await runGatewayCommand([...argv, '--print-env'], {
    writeOut(text) {
      const data = readExports(text);
      if (data === null) help += text;
      else {
        isListening = true;
        void write(toJsonLine(buildResult('gateway', { data }, null, Date.now() - startedAt))).catch(() => undefined);
      }
    },
    writeError(_text, reported) {
      problem = reported;
    },
    signal: io.signal,
    env: io.env,
  });
  if (isListening) return { ownExitCode: exitCode };
  if (exitCode === exitCodes.done) return { data: { text: help } satisfies GatewayData };
  const isUsage = exitCode === exitCodes.usage;
  const [message, ...more] = problem?.messages ?? [untranslated('')];
  throw new CommandError(message ?? untranslated(''), {
    exitCode: isUsage ? exitCodes.usage : exitCodes.internalFailure,
    code: isUsage ? 'usage' : 'gateway_failed',
    hint: joinMessages([...more, problem?.hint ?? []].flat(), ' '),
  });
}

/** Parses the output of `--print-env`; `null` if it is something else. Several gateways are keyed by their names. */
function readExports(text: string): GatewayData | null {
  const found = gatewayNames.flatMap((name): [string, { base_url: string; api_key: string }][] => {
    const { baseURLVariable, apiKeyVariable } = gatewayFacts[name];
    const read = (variable: string) => new RegExp(`^export ${variable}=(\\S+)$`, 'm').exec(text)?.[1];
    const [baseURL, apiKey] = [read(baseURLVariable), read(apiKeyVariable)];
    return baseURL === undefined || apiKey === undefined ? [] : [[name, { base_url: baseURL, api_key: apiKey }]];
  });
  const [first] = found;
  if (first === undefined) return null;
  return found.length === 1 ? first[1] : { gateways: Object.fromEntries(found) };
}
