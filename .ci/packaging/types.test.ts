import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { execute } from './execute.ts';

const consumer = inject('consumer');

/** The oldest compiler that is supported, the one of this workspace, and the newest. */
const compilers = ['typescript-oldest', 'typescript', 'typescript-newest'];

const declarations = `
  import * as z from 'zod';
  import { Clawwits } from '@clawwits/sdk-ts';
  declare const cw: Clawwits;
  declare const messages: [{ role: 'user'; content: string }];
`;

/** Code as applications have it. */
const realCode = `${declarations}
  const schema = z.toJSONSchema(z.object({ city: z.string() }));
  export const history: Clawwits.Chat.ChatCompletionMessageParam[] = [
    { role: 'user', content: [{ type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } }] },
  ];
  export const turns: Clawwits.MessageParam[] = [{ role: 'user', content: 'Hi' }];
  export const tool: Clawwits.Messages.Tool = { name: 'weather', input_schema: schema };
  export type Piece = Clawwits.Chat.ChatCompletionChunk.Choice.Delta['content'];
  export async function ask(): Promise<Clawwits.Chat.ChatCompletion.Choice> {
    const answer: Clawwits.Chat.ChatCompletion = await cw.chat.completions.create(
      {
        messages: history,
        tools: [{ type: 'function', function: { name: 'weather', parameters: schema } }],
        response_format: { type: 'json_schema', json_schema: { name: 'weather', schema } },
        service_tier: 'flex',
      },
      { extraBody: { prompt_cache_key: 'a' } },
    );
    const message: Clawwits.Message = await cw.messages.create({ messages: turns, max_tokens: 5, tools: [tool] });
    // @ts-expect-error these types are not any
    const wrong: number = message.content;
    return wrong ? answer.choices[0] : answer.choices[0];
  }
`;

/** Calls that do not compile, and the words in which the compiler says why. */
const mistakes = [
  {
    call: 'cw.chat.completions.create({ messages, maxTokens: 1, max_tokens: 1 })',
    words: 'Write all parameters of a call in one spelling: camelCase, or snake_case as on the wire.',
  },
  {
    call: 'cw.chat.completions.create({ messages, maxTokens: 1, top_p: 1 })',
    words: 'Write all parameters of a call in one spelling: camelCase, or snake_case as on the wire.',
  },
  {
    call: 'cw.messages.create({ messages, max_tokens: 1, topK: 1, stream: true })',
    words: 'Write all parameters of a call in one spelling: camelCase, or snake_case as on the wire.',
  },
  {
    call: 'cw.messages.create({ messages })',
    words: 'Each message needs maxTokens (max_tokens on the wire): the most tokens that the answer may have.',
  },
  {
    call: 'cw.messages.create({ messages, stream: true })',
    words: 'Each message needs maxTokens (max_tokens on the wire): the most tokens that the answer may have.',
  },
  {
    call: '(await cw.chat.completions.create({ messages, stream: true })).controller.abort()',
    words: 'A stream has no controller: call stream.cancel(), or pass a signal with the call.',
  },
  { call: 'cw.messages.create({ messages, maxTokens: 1, topKK: 1 })', words: "Did you mean to write 'topK'?" },
];

const settings = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: 'ES2022',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: ['node'],
};

let folder = '';

async function compile(compiler: string, code: string) {
  const name = `${compiler}-${code.length}`;
  await writeFile(join(folder, `${name}.mts`), code);
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ compilerOptions: settings, files: [`${name}.mts`] }));
  const manifest = JSON.parse(await readFile(join(consumer, 'node_modules', compiler, 'package.json'), 'utf8'));
  const program = join(consumer, 'node_modules', compiler, manifest.bin.tsc);
  return execute(process.execPath, [program, '--pretty', 'false', '-p', join(folder, `${name}.json`)], consumer);
}

beforeAll(async () => {
  folder = await mkdtemp(join(consumer, 'compilers-'));
});

describe.each(compilers)('%s', (compiler) => {
  test('compiles code as applications have it, libraries checked', async () => {
    expect(await compile(compiler, realCode)).toEqual({ code: 0, out: '', error: '' });
  });

  test('says in words what is wrong with a call', async () => {
    const lines = mistakes.map(({ call }) => `void ${call};`);
    const { code, out } = await compile(compiler, `${declarations.trim()}\n${lines.join('\n')}\n`);

    expect(code).not.toBe(0);
    const first = declarations.trim().split('\n').length + 1;
    for (const [index, { words }] of mistakes.entries()) {
      // Everything from the error in this line to the next error.
      const from = out.indexOf(`.mts(${first + index},`);
      const next = out.indexOf('.mts(', from + 1);
      expect(out.slice(from, next === -1 ? undefined : next), lines[index]).toContain(words);
    }
  });
});

/** Fields that say which kind of thing it is, members of every promise, and names that a class has for itself. */
const selfEvident = /^(?:type|role|object|then|catch|finally|errorName|\[.+\])$/;

test('an editor shows a text for each type, field and method', () => {
  const { options } = ts.convertCompilerOptionsFromJson(settings, folder);
  const entry = join(consumer, 'node_modules/@clawwits/sdk-ts/dist/index.d.ts');
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const exported = file && checker.getSymbolAtLocation(file);
  const silent: string[] = [];
  for (const named of exported ? checker.getExportsOfModule(exported) : []) {
    const symbol = named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
    for (const declaration of symbol.declarations ?? []) {
      const isShown = ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration);
      if (!isShown) continue;
      if (ts.getJSDocCommentsAndTags(declaration).length === 0) silent.push(symbol.name);
      for (const member of declaration.members) {
        if (member.name === undefined || ts.isPrivateIdentifier(member.name)) continue;
        const name = member.name.getText();
        const isLiteral =
          ts.isPropertySignature(member) && member.type !== undefined && ts.isLiteralTypeNode(member.type);
        if (isLiteral || selfEvident.test(name) || ts.getJSDocCommentsAndTags(member).length > 0) continue;
        silent.push(`${symbol.name}.${name}`);
      }
    }
  }
  expect(exported).toBeDefined();
  expect(silent).toEqual([]);
});

test('an editor offers no member that only the SDK itself calls', () => {
  const file = join(folder, 'completion.mts');
  const code = `import type { ChatCompletionStream, ClawwitsPromise } from '@clawwits/sdk-ts';
declare const stream: ChatCompletionStream; declare const promise: ClawwitsPromise<1>;
stream.;
promise.;`;
  const { options } = ts.convertCompilerOptionsFromJson(settings, folder);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = name === file ? code : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => consumer,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => (name === file ? code : ts.sys.readFile(name)),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const offered = (text: string) =>
    service
      .getCompletionsAtPosition(file, code.indexOf(text) + text.length, undefined)
      ?.entries.map(({ name }) => name);

  const ofStream = offered('\nstream.');
  expect(ofStream).toEqual(expect.arrayContaining(['result', 'tee', 'usage']));
  expect(ofStream).not.toContain('untilFirstEvent');
  expect(offered('\npromise.')).toEqual(expect.arrayContaining(['then', 'withResponse']));
});
