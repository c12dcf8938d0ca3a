import { expect, inject, onTestFinished, test } from 'vitest';
import { startServer } from '../../packages/mock-gateway/src/server.ts';
import { type Executed, execute } from '../packaging/execute.ts';

const project = inject('project');

const question = 'Why is the sea salty?';
const toolQuestion = 'Use get_weather for the city of Hue.';

/** What a program reports of a call, a stream and tools. */
interface Report {
  readonly answer: string;
  readonly usage: number;
  readonly streamed: string;
  readonly tools: readonly object[];
  /** Answer to what the tool returned. */
  readonly concluded: string;
}

async function runAgainstGateway(command: string, program: string) {
  const server = await startServer();
  onTestFinished(() => server.close());
  const executed = await execute(command, [program], project, {
    ADDRESS: server.url,
    API_KEY: server.apiKey,
    QUESTION: question,
    TOOL_QUESTION: toolQuestion,
    MASTRA_TELEMETRY_DISABLED: '1',
  });
  return { report: readReport(executed), calls: server.gateway.calls };
}

function readReport({ code, out, error }: Executed): unknown {
  expect(code, `${out}\n${error}`).toBe(0);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

/** The python that has httpx: the system's own, where several are installed. */
async function findPython(): Promise<string> {
  for (const python of ['/usr/bin/python3', 'python3']) {
    const { code } = await execute(python, ['-c', 'import httpx'], project);
    if (code === 0) return python;
  }
  throw new Error('Install httpx for python3; the Debian package is python3-httpx.');
}

test.each([
  ['LangChain.js with its OpenAI model', 'langchain-openai.mjs', '/v1/chat/completions'],
  ['LangChain.js with its Anthropic model', 'langchain-anthropic.mjs', '/v1/messages'],
  ['LlamaIndex', 'llamaindex.mjs', '/v1/chat/completions'],
  ['Mastra', 'mastra.mjs', '/v1/chat/completions'],
  ['ai with @ai-sdk/openai-compatible', 'ai-openai-compatible.mjs', '/v1/chat/completions'],
  ['ai with @ai-sdk/anthropic', 'ai-anthropic.mjs', '/v1/messages'],
  ['httpx of Python', 'httpx-client.py', '/v1/chat/completions'],
])('%s makes a call, reads a stream and calls a tool', async (_, program, path) => {
  const command = program.endsWith('.py') ? await findPython() : process.execPath;

  const { report, calls } = await runAgainstGateway(command, program);

  const { answer, streamed, usage, tools, concluded } = report as Report;
  expect(answer).toContain(question);
  expect(streamed).toBe(answer);
  expect(usage).toBeGreaterThan(20);
  expect(tools).toEqual([{ name: 'get_weather', args: { city: expect.any(String) } }]);
  expect(concluded).toContain('ClawWits');
  expect(calls.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(calls.map((call) => call.path))).toEqual(new Set([path]));
});

test('instructor gets objects of its schema in each of its modes, and as a stream', async () => {
  const { report, calls } = await runAgainstGateway(process.execPath, 'instructor.mjs');

  const person = expect.objectContaining({ name: expect.any(String), age: expect.any(Number) });
  expect(report).toEqual({
    persons: { TOOLS: person, JSON: person, MD_JSON: person, JSON_SCHEMA: person },
    streamed: person,
  });
  expect(calls.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});
