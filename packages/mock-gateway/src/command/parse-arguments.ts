import { parseArgs } from 'node:util';
import type { EventDialect } from '../answers/upstream-events.ts';
import { FaultSyntaxError, parseFault } from '../faults/parse-fault.ts';
import { defineGateway, gatewayNames } from '../gateways/define-gateway.ts';
import type { ServedName } from '../gateways/gateway-kinds.ts';
import { type CommandMessage, formatInEnglish, message } from './messages.ts';

/** Meaning of the arguments. */
export interface GatewayCommandOptions {
  /** Whose contracts are served; a single one is served at the root, several below their names. */
  readonly gateways: readonly ServedName[];
  readonly port: number;
  readonly host: string;
  /** `undefined`: each gateway's own default. */
  readonly tier: string | undefined;
  /** Wits that ClawWits grants. */
  readonly wits: number;
  readonly seed: string;
  /** Time to the first token, in milliseconds. */
  readonly firstTokenMs: number;
  /** `undefined`: all at once. */
  readonly tokensPerSecond: number | undefined;
  readonly faults: readonly string[];
  /** The root of a real OpenAI-compatible server. */
  readonly upstream: string | undefined;
  readonly upstreamModel: string | undefined;
  readonly upstreamEmbeddingModel: string | undefined;
  /** Dialects that the upstream speaks besides chat completions. */
  readonly upstreamDialects: readonly EventDialect[];
  /** Longest wait for the upstream, in milliseconds; 0: no limit. */
  readonly upstreamTimeoutMs: number;
  /** Time limits of requests, in milliseconds; 0: no limit. */
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly maxBodyBytes: number;
  /** `true` if the control API is enabled. */
  readonly control: boolean;
  /** Web pages that may read answers, in addition to those of this machine; `false`: none. */
  readonly cors: readonly string[] | false;
  readonly printsEnvironment: boolean;
  /** A command to run while the gateway is up. */
  readonly exec: string | undefined;
}

/** Result of parsing the arguments. */
export type ParsedArguments =
  | { readonly type: 'run'; readonly options: GatewayCommandOptions }
  | { readonly type: 'help' }
  | { readonly type: 'mistake'; readonly messages: readonly CommandMessage[] };

const definitions = {
  gateway: { type: 'string', multiple: true },
  port: { type: 'string' },
  host: { type: 'string' },
  tier: { type: 'string' },
  wits: { type: 'string' },
  seed: { type: 'string' },
  latency: { type: 'string' },
  fault: { type: 'string', multiple: true },
  upstream: { type: 'string' },
  'upstream-model': { type: 'string' },
  'upstream-embedding-model': { type: 'string' },
  'upstream-dialect': { type: 'string', multiple: true },
  'upstream-timeout': { type: 'string' },
  'headers-timeout': { type: 'string' },
  'request-timeout': { type: 'string' },
  'max-body': { type: 'string' },
  'no-control': { type: 'boolean' },
  cors: { type: 'string', multiple: true },
  'no-cors': { type: 'boolean' },
  'print-env': { type: 'boolean' },
  exec: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The longest time that a timer can wait. */
const longestWaitMs = 2_147_483_647;

/** A body becomes one text, which V8 bounds at half a gigabyte. */
const mostBodyBytes = 512 * 1024 * 1024;

class Mistake extends Error {
  /** One message a line. */
  readonly messages: readonly CommandMessage[];

  constructor(...messages: readonly CommandMessage[]) {
    super(messages.map(formatInEnglish).join('\n'));
    this.messages = messages;
  }
}

function readWhole(name: string, text: string | undefined, byDefault: number, most: number): number {
  if (text === undefined) return byDefault;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new Mistake(message('--{name} takes a whole number from 0 to {most}, not "{text}".', { name, most, text }));
}

const isName = (text: string): text is ServedName => gatewayNames.some((name) => name === text);

/** `all` stands for all of them. */
function readGateways(texts: readonly string[] = ['clawwits']): readonly ServedName[] {
  const names = texts.flatMap((text): readonly string[] => (text === 'all' ? gatewayNames : text.split(',')));
  const chosen = new Set<ServedName>();
  for (const name of names) {
    if (!isName(name)) {
      const names = gatewayNames.join(', ');
      throw new Mistake(message('--gateway takes {names} or all, not "{text}".', { names, text: name }));
    }
    chosen.add(name);
  }
  return [...chosen];
}

/** A tier that all served gateways have. */
function readTier(text: string | undefined, gateways: readonly ServedName[]): string | undefined {
  if (text === undefined) return undefined;
  for (const name of gateways) {
    const { tiers, profile } = defineGateway(name, {});
    if (!tiers.includes(text)) {
      throw new Mistake(
        message('--tier takes one of {tiers} of {title}, not "{text}".', {
          tiers: tiers.join(', '),
          title: profile.title,
          text,
        }),
      );
    }
  }
  return text;
}

/** `300` is 300 ms to the first token; `300/50` also 50 tokens a second. */
function readLatency(text: string | undefined): Pick<GatewayCommandOptions, 'firstTokenMs' | 'tokensPerSecond'> {
  if (text === undefined) return { firstTokenMs: 0, tokensPerSecond: undefined };
  const match = /^(\d{1,6})(?:\/(\d{1,6}))?$/.exec(text);
  const tokensPerSecond = match?.[2] === undefined ? undefined : Number(match[2]);
  if (match !== null && tokensPerSecond !== 0) return { firstTokenMs: Number(match[1]), tokensPerSecond };
  throw new Mistake(
    message('--latency takes "<ms to the first token>" or "<ms>/<tokens a second>", not "{text}".', { text }),
  );
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new Mistake(message('--{name} takes an http or https URL, not "{text}".', { name, text }));
}

function readDialects(texts: readonly string[] = []): readonly EventDialect[] {
  return texts.map((text) => {
    if (text === 'messages' || text === 'responses') return text;
    throw new Mistake(message('--upstream-dialect takes messages or responses, not "{text}".', { text }));
  });
}

function readFaults(texts: readonly string[] = []): readonly string[] {
  for (const text of texts) parseFault(text);
  return texts;
}

function readCors(origins: readonly string[] = [], isOff: boolean): readonly string[] | false {
  for (const origin of origins) {
    if (isOff) throw new Mistake(message('--cors and --no-cors exclude each other.'));
    const isOrigin = origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin);
    if (!isOrigin) {
      throw new Mistake(
        message('--cors takes an origin such as https://app.example, or "*", not "{text}".', { text: origin }),
      );
    }
  }
  return isOff ? false : origins;
}

function explain(error: unknown): ParsedArguments {
  if (error instanceof FaultSyntaxError) return { type: 'mistake', messages: [messageOfFault(error.details)] };
  if (error instanceof Mistake) return { type: 'mistake', messages: error.messages };
  throw error;
}

const messageOfFault = (details: FaultSyntaxError['details']): CommandMessage =>
  'known' in details
    ? message('There is no fault "{name}"; there are {known}.', { ...details })
    : message('"{text}" is no fault: write name[:amount][*times][@chance], as in "cut:3*1@0.5".', { ...details });

/**
 * Reads the options. Node would refuse the same ones, but its errors hold no more than a sentence in English.
 *
 * @throws {Mistake} if an option is unknown, lacks its value or has one too many, or if there is a positional argument
 */
function readOptions(argv: readonly string[]) {
  const { tokens } = parseArgs({ args: [...argv], options: definitions, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new Mistake(
        message("Unexpected argument '{text}'. This command does not take positional arguments", { text: token.value }),
      );
    }
    if (token.kind === 'option') checkOption(token);
  }
  return parseArgs({ args: [...argv], options: definitions, strict: true, allowPositionals: false }).values;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  /** `true` if the value was written with `=`. */
  readonly inlineValue: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken): void {
  if (!isOption(name)) throw new Mistake(message("Unknown option '{option}'", { option: rawName }));
  const { type, short }: { readonly type: 'string' | 'boolean'; readonly short?: string } = definitions[name];
  const flags = short === undefined ? `--${name}` : `-${short}, --${name}`;
  if (type === 'boolean') {
    if (value !== undefined)
      throw new Mistake(message("Option '{option}' does not take an argument", { option: flags }));
    return;
  }
  if (value === undefined) {
    throw new Mistake(message("Option '{option}' argument missing", { option: `${flags} <value>` }));
  }
  if (inlineValue !== true && value.length > 1 && value.startsWith('-')) {
    throw new Mistake(
      message("Option '{option}' argument is ambiguous.", { option: rawName }),
      message("Did you forget to specify the option argument for '{option}'?", { option: rawName }),
      message("To specify an option argument starting with a dash use '{option}=-XYZ'.", { option: rawName }),
    );
  }
}

const isOption = (name: string): name is keyof typeof definitions => Object.hasOwn(definitions, name);

/** Reads the command's arguments. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  try {
    const values = readOptions(argv);
    if (values.help === true) return { type: 'help' };
    const gateways = readGateways(values.gateway);
    if (values.wits !== undefined && !gateways.includes('clawwits')) {
      throw new Mistake(message('--wits is of ClawWits alone, which is not served here.'));
    }
    return {
      type: 'run',
      options: {
        gateways,
        port: readWhole('port', values.port, 8787, 65_535),
        host: values.host ?? '127.0.0.1',
        tier: readTier(values.tier, gateways),
        wits: readWhole('wits', values.wits, 3_000_000, Number.MAX_SAFE_INTEGER),
        seed: values.seed ?? 'clawwits',
        ...readLatency(values.latency),
        faults: readFaults(values.fault),
        upstream: readUrl('upstream', values.upstream),
        upstreamModel: values['upstream-model'],
        upstreamEmbeddingModel: values['upstream-embedding-model'],
        upstreamDialects: readDialects(values['upstream-dialect']),
        upstreamTimeoutMs: readWhole('upstream-timeout', values['upstream-timeout'], 300_000, longestWaitMs),
        headersTimeoutMs: readWhole('headers-timeout', values['headers-timeout'], 10_000, longestWaitMs),
        requestTimeoutMs: readWhole('request-timeout', values['request-timeout'], 30_000, longestWaitMs),
        maxBodyBytes: readWhole('max-body', values['max-body'], 32 * 1024 * 1024, mostBodyBytes),
        control: values['no-control'] !== true,
        cors: readCors(values.cors, values['no-cors'] === true),
        printsEnvironment: values['print-env'] === true,
        exec: values.exec,
      },
    };
  } catch (error) {
    return explain(error);
  }
}
