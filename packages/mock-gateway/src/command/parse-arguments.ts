import { parseArgs } from 'node:util';
import { FaultSyntaxError, parseFault } from '../faults/parse-fault.ts';
import { defineGateway, gatewayNames } from '../gateways/define-gateway.ts';
import type { ServedName } from '../gateways/gateway-kinds.ts';

/** What the command was asked to do. */
export interface GatewayCommandOptions {
  /** Whose contracts are served; a single one is served at the root, several below their names. */
  readonly gateways: readonly ServedName[];
  readonly port: number;
  readonly host: string;
  /** `undefined`: each gateway's own default. */
  readonly tier: string | undefined;
  /** What ClawWits grants. */
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
  /** Longest wait for the upstream, in milliseconds; 0: no limit. */
  readonly upstreamTimeoutMs: number;
  /** Time limits of requests, in milliseconds; 0: no limit. */
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly maxBodyBytes: number;
  /** Whether the control API answers. */
  readonly control: boolean;
  /** Web pages that may read answers, beside those of this machine; `false`: none at all. */
  readonly cors: readonly string[] | false;
  readonly printsEnvironment: boolean;
  /** A command to run while the gateway is up. */
  readonly exec: string | undefined;
}

/** What the arguments mean. */
export type ParsedArguments =
  | { readonly type: 'run'; readonly options: GatewayCommandOptions }
  | { readonly type: 'help' }
  | { readonly type: 'mistake'; readonly message: string };

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

class Mistake extends Error {}

function readWhole(name: string, text: string | undefined, byDefault: number, most: number): number {
  if (text === undefined) return byDefault;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new Mistake(`--${name} takes a whole number from 0 to ${most}, not "${text}".`);
}

const isName = (text: string): text is ServedName => gatewayNames.some((name) => name === text);

/** `all` stands for all of them. */
function readGateways(texts: readonly string[] = ['clawwits']): readonly ServedName[] {
  const names = texts.flatMap((text): readonly string[] => (text === 'all' ? gatewayNames : text.split(',')));
  const chosen = new Set<ServedName>();
  for (const name of names) {
    if (!isName(name)) throw new Mistake(`--gateway takes ${gatewayNames.join(', ')} or all, not "${name}".`);
    chosen.add(name);
  }
  return [...chosen];
}

/** A tier that every gateway knows that is served. */
function readTier(text: string | undefined, gateways: readonly ServedName[]): string | undefined {
  if (text === undefined) return undefined;
  for (const name of gateways) {
    const { tiers, profile } = defineGateway(name, {});
    if (!tiers.includes(text)) {
      throw new Mistake(`--tier takes one of ${tiers.join(', ')} of ${profile.title}, not "${text}".`);
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
  throw new Mistake(`--latency takes "<ms to the first token>" or "<ms>/<tokens a second>", not "${text}".`);
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new Mistake(`--${name} takes an http or https URL, not "${text}".`);
}

function readFaults(texts: readonly string[] = []): readonly string[] {
  for (const text of texts) parseFault(text);
  return texts;
}

function readCors(origins: readonly string[] = [], isOff: boolean): readonly string[] | false {
  for (const origin of origins) {
    if (isOff) throw new Mistake('--cors and --no-cors exclude each other.');
    const isOrigin = origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin);
    if (!isOrigin) throw new Mistake(`--cors takes an origin such as https://app.example, or "*", not "${origin}".`);
  }
  return isOff ? false : origins;
}

function explain(error: unknown): ParsedArguments {
  const isMistake =
    error instanceof Mistake || error instanceof FaultSyntaxError || (error instanceof TypeError && 'code' in error);
  if (!isMistake) throw error;
  return { type: 'mistake', message: error.message };
}

/** Reads the command's arguments. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  try {
    const { values } = parseArgs({ args: [...argv], options: definitions, strict: true, allowPositionals: false });
    if (values.help === true) return { type: 'help' };
    const gateways = readGateways(values.gateway);
    if (values.wits !== undefined && !gateways.includes('clawwits')) {
      throw new Mistake('--wits is of ClawWits alone, which is not served here.');
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
