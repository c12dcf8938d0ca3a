import type { ChatMessage } from '@clawwits/sdk-ts';
import type { GatewayName } from '../config/gateway-facts.ts';

/** Settings that a conversation keeps. */
export interface SessionSettings {
  readonly gateway?: GatewayName | undefined;
  /** True if the sandbox answers: what is spent is play money. */
  readonly sandbox?: boolean | undefined;
  readonly model?: string | undefined;
  readonly system?: string | undefined;
}

/** Facts about an answer that a log keeps along with it. Answers of older logs have none. */
export interface AnswerFacts {
  /** Time of the answer, as an ISO 8601 date. */
  readonly at?: string | undefined;
  /** The model that served it. */
  readonly served_by?: string | undefined;
  readonly usage?: { readonly input_tokens: number; readonly output_tokens: number; readonly estimated: boolean };
  /** Cost of the answer, at a gateway that is paid in dollars. */
  readonly cost_usd?: number | undefined;
}

/** A question and its answer, or several of them, as one line of a log. */
export interface Exchange extends AnswerFacts {
  /** Unique, so that another line can take it back. */
  readonly id: string;
  readonly turns: readonly ChatMessage[];
}

/** A line of a log: exchanges that were added, or the ids of those that were taken back. */
export interface SessionLine extends SessionSettings, AnswerFacts {
  readonly schema_version: 2;
  readonly id?: string;
  readonly turns?: readonly ChatMessage[];
  readonly removed?: readonly string[];
}

/** A conversation as its log has it. */
export interface LoggedSession extends SessionSettings {
  readonly exchanges: readonly Exchange[];
  /** Every line, those of exchanges that were taken back included: they were paid for as well. */
  readonly lines: readonly SessionLine[];
  /** Number of lines that cannot be read: a process was killed in the middle of a write. */
  readonly tornLines: number;
}

/**
 * Reads a log. Lines that are not JSON are skipped: a process that was killed in the middle of a write leaves one.
 *
 * @param isTurn checks a turn
 * @returns `null` if no line is valid
 */
export function parseSessionLog(text: string, isTurn: (value: unknown) => boolean): LoggedSession | null {
  const exchanges = new Map<string, Exchange>();
  const lines: SessionLine[] = [];
  let tornLines = 0;
  for (const written of text.split('\n')) {
    if (written === '') continue;
    const line = parseLine(written);
    if (line === null) {
      tornLines += 1;
      continue;
    }
    const { id, turns, removed = [] } = line;
    if (id !== undefined && turns !== undefined) {
      if (!Array.isArray(turns) || !turns.every(isTurn)) return null;
      exchanges.set(id, { ...pickFacts(line), id, turns });
    }
    for (const other of removed) exchanges.delete(other);
    lines.push(line);
  }
  const last = lines.at(-1);
  if (last === undefined) return null;
  const { gateway, sandbox, model, system } = last;
  return { gateway, sandbox, model, system, exchanges: [...exchanges.values()], lines, tornLines };
}

const pickFacts = ({ at, served_by, usage, cost_usd }: SessionLine): AnswerFacts => ({
  at,
  served_by,
  ...(usage !== undefined && { usage }),
  cost_usd,
});

function parseLine(line: string): SessionLine | null {
  try {
    const value = JSON.parse(line) as Partial<SessionLine> | null;
    const isOwn =
      value?.schema_version === 2 &&
      [value.model, value.system, value.at, value.served_by].every(isOptionalText) &&
      isOptionalUsage(value.usage) &&
      isOptionalAmount(value.cost_usd);
    return isOwn ? (value as SessionLine) : null;
  } catch {
    return null;
  }
}

const isOptionalText = (value: unknown): boolean => value === undefined || typeof value === 'string';

const isOptionalAmount = (value: unknown): boolean => value === undefined || isAmount(value);

const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0;

function isOptionalUsage(value: unknown): boolean {
  if (value === undefined) return true;
  const { input_tokens: input, output_tokens: output } = (value ?? {}) as Record<string, unknown>;
  return isAmount(input) && isAmount(output);
}

/** Writes what was added and what was taken back as a line of a log. */
export function formatSessionLine(
  settings: SessionSettings,
  added: Exchange | null,
  removed: readonly string[],
): string {
  const line: SessionLine = { schema_version: 2, ...settings, ...added, ...(removed.length > 0 && { removed }) };
  return JSON.stringify(line);
}
