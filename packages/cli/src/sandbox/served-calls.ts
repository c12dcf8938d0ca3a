import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayName } from '../config/gateway-facts.ts';
import { localizeError } from '../errors/localized-error.ts';
import { localized } from '../i18n/localized-message.ts';
import { type Place, stateDirectory } from '../system/directories.ts';
import { unusableLedger } from './ledger.ts';
import type { ServedCall } from './replay.ts';

/** Path of the file that remembers what the sandbox of a gateway has served; `null` if there is no folder for it. */
export function servedCallsPath(name: GatewayName, place: Place): string | null {
  const folder = stateDirectory(place);
  return folder === null ? null : join(folder, `sandbox-${name}.jsonl`);
}

/**
 * Reads the calls that were served. A missing file means none.
 *
 * @throws {CommandError} if the file cannot be read, or a line of it is not valid
 */
export function readServedCalls(path: string | null): ServedCall[] {
  if (path === null) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unusableLedger(path, localized('cannot be read: {problem}', { problem: localizeError(error) }), error);
  }
  return text.split('\n').flatMap((line, index) => (line === '' ? [] : readLine(line, index + 1, path)));
}

function readLine(line: string, number: number, path: string): readonly ServedCall[] {
  let value: Partial<ServedCall> | null;
  try {
    value = JSON.parse(line);
  } catch {
    return []; // A process was killed in the middle of its write.
  }
  const { at, provider, promptTokens, outputTokens, costUSD } = value ?? {};
  const numbers = [at, promptTokens, outputTokens, costUSD];
  if (typeof provider !== 'string' || !numbers.every((one) => typeof one === 'number' && one >= 0)) {
    throw unusableLedger(path, localized('is damaged in line {line}', { line: number }));
  }
  return [value as ServedCall];
}
