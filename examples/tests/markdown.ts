import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { root } from './run.ts';

/** A block of code in a page. */
export interface Snippet {
  /** The page and the place in it: `README.md #2`. */
  readonly name: string;
  /** `ts`, `sh` and the like. */
  readonly language: string;
  /** The words after the language: `no-run` is only checked, not run. */
  readonly flags: readonly string[];
  readonly code: string;
}

/** A page of documentation. */
export interface Page {
  /** From the root: `docs/architecture.md`. */
  readonly path: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly snippets: readonly Snippet[];
}

const places = ['.', 'docs', 'docs/guide', 'docs/decisions', 'examples'];

async function findPages(): Promise<string[]> {
  const packages = (await readdir(join(root, 'packages'))).map((name) => join('packages', name));
  const found = await Promise.all(
    [...places, ...packages].map(async (place) => {
      const names = await readdir(join(root, place)).catch(() => []);
      return names.filter((name) => name.endsWith('.md')).map((name) => join(root, place, name));
    }),
  );
  return found.flat().sort();
}

/** Every token of a page, whatever it stands in. */
export function walk(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  marked.walkTokens([...tokens], (token) => void found.push(token));
  return found;
}

/** Reads all pages of documentation. */
export async function readPages(): Promise<Page[]> {
  return Promise.all(
    (await findPages()).map(async (file) => {
      const path = relative(root, file);
      const text = await readFile(file, 'utf8');
      const tokens = marked.lexer(text);
      const snippets = walk(tokens)
        .filter((token): token is Tokens.Code => token.type === 'code')
        .map(({ lang = '', text: code }, index): Snippet => {
          const [language = '', ...flags] = lang.split(/\s+/);
          return { name: `${path} #${index + 1}`, language, flags, code };
        });
      return { path, text, tokens, snippets };
    }),
  );
}
