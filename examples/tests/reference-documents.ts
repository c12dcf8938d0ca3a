import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayName } from '@clawwits/contract';
import { root } from './run.ts';

/** The published document of a gateway. */
export const readDocument = (name: GatewayName): string =>
  readFileSync(join(root, `packages/contract/reference/${name}-api-docs.txt`), 'utf8');

/** Where a shell's command ends: at the end of a line that is neither quoted nor continued. */
function endOfCommand(text: string, begin: number): number {
  let quote = '';
  for (let at = begin; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character !== quote) continue;
      quote = '';
      // Where the document runs on without a line's end, what follows a closing quote is prose.
      if (/[^\s)"']/.test(text[at + 1] ?? '')) return at + 1;
    } else if (character === '\\') at += 1;
    else if (/["']/.test(character)) quote = character;
    else if (character === '\n' && !/^\s*\|/.test(text.slice(at + 1))) return at;
  }
  return text.length;
}

/** Every command of a document that calls curl, in its order, as it stands there. */
export function readCurlCommands(document: string): string[] {
  const begins = [...document.matchAll(/^(?:TOKEN=\$\()?curl /gm)].map(({ index }) => index);
  return begins.map((begin) => document.slice(begin, endOfCommand(document, begin)));
}

/** The JSON that begins behind a heading, as it stands there. */
export function readJsonBehind(document: string, heading: string): Record<string, unknown> {
  const begin = document.indexOf('{', document.indexOf(heading));
  for (let end = document.indexOf('}', begin); end !== -1; end = document.indexOf('}', end + 1)) {
    const text = document.slice(begin, end + 1);
    if (countOf(text, '{') === countOf(text, '}')) return JSON.parse(text) as Record<string, unknown>;
  }
  throw new Error(`There is no JSON behind "${heading}".`);
}

const countOf = (text: string, character: string): number => text.split(character).length - 1;

/** The piece of a document from one text up to, not including, another. */
export function readBetween(document: string, first: string, behind: string): string {
  const begin = document.indexOf(first);
  const end = document.indexOf(behind, begin);
  if (begin === -1 || end === -1) throw new Error(`The document has no piece from "${first}" to "${behind}".`);
  return document.slice(begin, end);
}

/** The names of an object's fields, and of those within; a list stands for its first entry. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}
