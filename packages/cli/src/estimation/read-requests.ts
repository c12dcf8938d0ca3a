import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@clawwits/sdk-ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized, untranslated } from '../i18n/localized-message.ts';
import { readInput } from '../input/read-stdin.ts';
import type { Io } from '../system/io.ts';
import { estimateRequest } from './estimate-request.ts';

/** Estimate of what several calls reserve. */
export interface EstimatedSum {
  readonly requests: number;
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
  /** Number of requests that do not limit the length of their answer. */
  readonly assumed: number;
}

/**
 * Adds up the requests of a file of JSONL: bodies as they go to the gateway, or lines that hold one as `body`.
 *
 * @param path `-` for standard input
 * @throws {CommandError} naming the invalid line, before anything is sent
 */
export async function estimateFile(path: string, io: Io, defaultMaxTokens?: number): Promise<EstimatedSum> {
  const text = path === '-' ? (await readInput(io, 'explicit')).text : await read(path);
  const place = path === '-' ? localized('standard input') : untranslated(path);
  let [requests, inputTokens, maxOutputTokens, assumed] = [0, 0, 0, 0];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const estimate = estimateRequest(parse(line, index + 1, place), defaultMaxTokens);
    if ('problem' in estimate) {
      const { problem } = estimate;
      throw unreadable(localized('Line {line} of {place} {problem}.', { line: index + 1, place, problem }));
    }
    requests += 1;
    inputTokens += estimate.inputTokens;
    maxOutputTokens += estimate.maxOutputTokens;
    if (estimate.isAssumed) assumed += 1;
  }
  if (requests === 0) throw unreadable(localized('There is no request in {place}.', { place }));
  return { requests, inputTokens, maxOutputTokens, assumed };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(localized('{path} cannot be read: {problem}.', { path, problem: localizeError(error) }), error);
  }
}

function parse(line: string, number: number, place: LocalizedMessage): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw unreadable(localized('Line {line} of {place} is not JSON.', { line: number, place }), error);
  }
  if (!isObject(value)) throw unreadable(localized('Line {line} of {place} is no object.', { line: number, place }));
  return isObject(value['body']) ? value['body'] : value;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unreadable(message: LocalizedMessage, cause?: unknown): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'invalid_requests',
    hint: localized('A line is {json}, or such an object as "body".', {
      json: '{"messages": [{"role": "user", "content": "…"}], "max_tokens": 500}',
    }),
    cause,
  });
}
