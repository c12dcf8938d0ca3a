import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@clawwits/sdk-ts';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';
import { readStdin } from '../input/read-stdin.ts';
import type { Io } from '../io.ts';
import { estimateRequest } from './estimate-request.ts';

/** What several calls are likely to reserve. */
export interface EstimatedSum {
  readonly requests: number;
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
  /** How many requests do not say how long their answer may be. */
  readonly assumed: number;
}

/**
 * Adds up the requests of a file of JSONL: bodies as they go to the gateway, or lines that hold one as `body`.
 *
 * @param path `-` for standard input
 * @throws {CommandError} naming the line that is none, before anything is sent
 */
export async function estimateFile(path: string, io: Io, byDefault?: number): Promise<EstimatedSum> {
  const text = path === '-' ? (await readStdin(io.stdin, 'explicit', io.signal)).text : await read(path);
  const place = path === '-' ? 'standard input' : path;
  let [requests, inputTokens, maxOutputTokens, assumed] = [0, 0, 0, 0];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const estimate = estimateRequest(parse(line, index + 1, place), byDefault);
    if (typeof estimate === 'string') throw unreadable(`Line ${index + 1} of ${place} ${estimate}.`);
    requests += 1;
    inputTokens += estimate.inputTokens;
    maxOutputTokens += estimate.maxOutputTokens;
    if (estimate.isAssumed) assumed += 1;
  }
  if (requests === 0) throw unreadable(`There is no request in ${place}.`);
  return { requests, inputTokens, maxOutputTokens, assumed };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(`${path} cannot be read: ${(error as Error).message}.`, error);
  }
}

function parse(line: string, number: number, place: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw unreadable(`Line ${number} of ${place} is not JSON.`, error);
  }
  if (!isObject(value)) throw unreadable(`Line ${number} of ${place} is no object.`);
  return isObject(value['body']) ? value['body'] : value;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unreadable(message: string, cause?: unknown): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'invalid_requests',
    hint: 'A line is {"messages": [{"role": "user", "content": "…"}], "max_tokens": 500}, or such an object as "body".',
    cause,
  });
}
