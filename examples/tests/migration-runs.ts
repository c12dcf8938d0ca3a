import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { bundle } from './build-programs.ts';
import type { Shape } from './migration-shapes.ts';
import { root, run } from './run.ts';

/** What became of a program after replacing names. */
export interface Migrated {
  readonly shape: Shape;
  /** The replaced program prints what the original prints. */
  readonly isSame: boolean;
  /** First message of the compiler; `null` where it compiles. */
  readonly compilerMessage: string | null;
  /** Error that ends it; `null` where it ends well. */
  readonly error: string | null;
  /** The program as it is written for this SDK; `null` where none is needed. */
  readonly own: string | null;
}

const programs = join(root, 'examples/migration');

/** Path of a shape's program for the other client, or for this SDK, from `examples/migration`. */
export const pathOf = ({ client, name }: Shape, own = false): string => `${client}/${name}${own ? '.clawwits' : ''}.ts`;

/** Replaces the import and the name of the client: all that a move should take. */
export function replaceNames(code: string): string {
  return code
    .replace(
      /import (?:OpenAI from 'openai'|Anthropic from '@anthropic-ai\/sdk');/,
      "import { Clawwits } from '@clawwits/sdk-ts';",
    )
    .replace(/\b(?:OpenAI|Anthropic)\b/g, 'Clawwits');
}

/** Where a server is, and a key that it takes. */
interface ServerAddress {
  readonly url: string;
  readonly apiKey: string;
}

/** Servers that the programs run against, by gateway. */
export interface MigrationServers {
  readonly clawwits: ServerAddress;
  readonly techopenclaw: ServerAddress;
}

function environmentFor({ gateway }: Shape, servers: MigrationServers): NodeJS.ProcessEnv {
  const { url, apiKey } = servers[gateway ?? 'clawwits'];
  return {
    CLAWWITS_BASE_URL: servers.clawwits.url,
    CLAWWITS_API_KEY: servers.clawwits.apiKey,
    TECHOPENCLAW_BASE_URL: servers.techopenclaw.url,
    TECHOPENCLAW_API_KEY: servers.techopenclaw.apiKey,
    OPENAI_BASE_URL: `${url}/v1`,
    OPENAI_API_KEY: apiKey,
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_AUTH_TOKEN: apiKey,
  };
}

/** A project in which the programs compile and run like those of the documentation. */
async function createProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clawwits-migration-'));
  await symlink(join(root, 'examples/node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

/** First message of the compiler about each file that has one; the files must be modules. */
function compile(files: readonly string[]): Map<string, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(files, { ...options, typeRoots: [join(root, 'node_modules/@types')] });
  const messages = new Map<string, string>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    const [first] = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    if (first !== undefined) messages.set(file, ts.flattenDiagnosticMessageText(first.messageText, '\n'));
  }
  return messages;
}

/** The line of an uncaught error that says what it is, without the stack around it. */
const errorIn = (stderr: string): string => /^\w*Error\b.*$/m.exec(stderr)?.[0] ?? stderr.trim();

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/**
 * Runs each program on its own client, then with replaced names, and then as it is written for this SDK, where that is needed.
 *
 * @throws {Error} where a program fails on its own client, or the one for this SDK prints anything else
 */
export async function migrate(shapes: readonly Shape[], servers: MigrationServers): Promise<Migrated[]> {
  const folder = await createProject();
  const replaced = (shape: Shape) => join(folder, shape.client, `${shape.name}.ts`);
  for (const shape of shapes) {
    await mkdir(join(folder, shape.client), { recursive: true });
    await writeFile(replaced(shape), replaceNames(await readFile(join(programs, pathOf(shape)), 'utf8')));
  }
  const messages = compile(shapes.map(replaced));
  await bundle(shapes.map(replaced), join(folder, 'replaced'));
  await bundle(
    shapes.map((shape) => join(programs, pathOf(shape))),
    join(folder, 'original'),
  );

  const runIn = (place: string, shape: Shape) =>
    run(process.execPath, [join(folder, place, pathOf(shape).replace('.ts', '.mjs'))], environmentFor(shape, servers));

  const migrateOne = async (shape: Shape): Promise<Migrated> => {
    const [original, moved] = await Promise.all([runIn('original', shape), runIn('replaced', shape)]);
    if (original.code !== 0) throw new Error(`${pathOf(shape)} fails on its own client:\n${original.error}`);
    const isSame = moved.code === 0 && moved.out === original.out;
    const compilerMessage = messages.get(replaced(shape)) ?? null;
    const error = moved.code === 0 ? null : errorIn(moved.error);
    const own = await readIfThere(join(programs, pathOf(shape, true)));
    if (isSame && compilerMessage === null) return { shape, isSame, compilerMessage, error, own: null };

    if (own === null) throw new Error(`${pathOf(shape)} needs a program for this SDK: ${error ?? compilerMessage}`);
    const entry = join(programs, pathOf(shape, true));
    await bundle([entry], join(folder, 'own', shape.client));
    const place = join(folder, 'own', shape.client, basename(entry).replace(/\.ts$/, '.mjs'));
    const written = await run(process.execPath, [place], environmentFor(shape, servers));
    if (written.out !== original.out) {
      throw new Error(`${pathOf(shape, true)} prints:\n${written.out}${written.error}\ninstead of:\n${original.out}`);
    }
    return { shape, isSame, compilerMessage, error, own };
  };

  const results: Migrated[] = [];
  for (const shape of shapes) results.push(await migrateOne(shape));
  return results;
}
