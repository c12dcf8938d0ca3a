import type { ChatMessage } from '@clawwits/sdk-ts';
import type { GatewayName } from '../config/gateway-facts.ts';
import { appendLine } from '../system/append-line.ts';

/** Settings that a conversation keeps. */
export interface SessionSettings {
  readonly gateway?: GatewayName | undefined;
  readonly model?: string | undefined;
  readonly system?: string | undefined;
}

/** A question and its answer, or several of them, as one line of a log. */
export interface Exchange {
  /** Unique, so that another line can take it back. */
  readonly id: string;
  readonly turns: readonly ChatMessage[];
}

/** A line of a log: exchanges that were added, or the ids of those that were taken back. */
interface Line extends SessionSettings {
  readonly schema_version: 2;
  readonly id?: string;
  readonly turns?: readonly ChatMessage[];
  readonly removed?: readonly string[];
}

/** A conversation as its log has it. */
export interface LoggedSession extends SessionSettings {
  readonly exchanges: readonly Exchange[];
}

/**
 * Reads a log. Lines that are not JSON are skipped: a process that was killed in the middle of a write leaves one.
 *
 * @param isTurn checks a turn
 * @returns `null` if no line is valid
 */
export function parseSessionLog(text: string, isTurn: (value: unknown) => boolean): LoggedSession | null {
  const exchanges = new Map<string, Exchange>();
  let last: Line | null = null;
  for (const line of text.split('\n').map(parseLine)) {
    if (line === null) continue;
    const { id, turns, removed = [] } = line;
    if (id !== undefined && turns !== undefined) {
      if (!Array.isArray(turns) || !turns.every(isTurn)) return null;
      exchanges.set(id, { id, turns });
    }
    for (const other of removed) exchanges.delete(other);
    last = line;
  }
  if (last === null) return null;
  const { gateway, model, system } = last;
  return { gateway, model, system, exchanges: [...exchanges.values()] };
}

function parseLine(line: string): Line | null {
  try {
    const value = JSON.parse(line) as Partial<Line> | null;
    const isOwn = value?.schema_version === 2 && isOptionalText(value.model) && isOptionalText(value.system);
    return isOwn ? (value as Line) : null;
  } catch {
    return null;
  }
}

const isOptionalText = (value: unknown): boolean => value === undefined || typeof value === 'string';

/** Writes a log from scratch: one line with everything. */
export const formatSessionLog = (settings: SessionSettings, exchange: Exchange): string =>
  `${JSON.stringify({ schema_version: 2, ...settings, ...exchange } satisfies Line)}\n`;

/**
 * Appends to a log what was added and what was taken back, as one line.
 *
 * @throws the system's error if it cannot be written
 */
export function appendToSessionLog(
  path: string,
  settings: SessionSettings,
  added: Exchange | null,
  removed: readonly string[],
): void {
  const line: Line = { schema_version: 2, ...settings, ...added, ...(removed.length > 0 && { removed }) };
  appendLine(path, JSON.stringify(line));
}
