import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@clawwits/sdk-ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { sayError } from '../errors/said-error.ts';
import { asIs, type Sentence, say } from '../i18n/sentence.ts';
import { readInput } from '../input/read-stdin.ts';
import type { Io } from '../system/io.ts';
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
  const text = path === '-' ? (await readInput(io, 'explicit')).text : await read(path);
  const place = path === '-' ? say('standard input') : asIs(path);
  let [requests, inputTokens, maxOutputTokens, assumed] = [0, 0, 0, 0];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const estimate = estimateRequest(parse(line, index + 1, place), byDefault);
    if ('problem' in estimate) {
      const { problem } = estimate;
      throw unreadable(say('Line {line} of {place} {problem}.', { line: index + 1, place, problem }));
    }
    requests += 1;
    inputTokens += estimate.inputTokens;
    maxOutputTokens += estimate.maxOutputTokens;
    if (estimate.isAssumed) assumed += 1;
  }
  if (requests === 0) throw unreadable(say('There is no request in {place}.', { place }));
  return { requests, inputTokens, maxOutputTokens, assumed };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(say('{path} cannot be read: {problem}.', { path, problem: sayError(error) }), error);
  }
}

function parse(line: string, number: number, place: Sentence): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw unreadable(say('Line {line} of {place} is not JSON.', { line: number, place }), error);
  }
  if (!isObject(value)) throw unreadable(say('Line {line} of {place} is no object.', { line: number, place }));
  return isObject(value['body']) ? value['body'] : value;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unreadable(message: Sentence, cause?: unknown): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'invalid_requests',
    hint: say('A line is {json}, or such an object as "body".', {
      json: '{"messages": [{"role": "user", "content": "…"}], "max_tokens": 500}',
    }),
    cause,
  });
}
