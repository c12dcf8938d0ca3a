import { describe, expect, it } from 'vitest';
import { corpus } from '../../sdk-ts/tests/corpus/corpus.ts';
import { startFaultServer } from './support/fault-server.ts';
import { readRecord } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';
import { expectResult } from './support/schemas.ts';

interface Called {
  readonly name: string;
  readonly arguments?: string;
  readonly input?: string;
}

interface WholeMessage {
  readonly role?: unknown;
  readonly content?: unknown;
  readonly refusal?: unknown;
  readonly tool_calls?: readonly { id: string; function?: Called; custom?: Called }[];
}

/** The answer of a stream, in either dialect. */
interface WholeAnswer {
  readonly choices?: readonly { readonly message?: WholeMessage }[];
  readonly content?: readonly Readonly<Record<string, unknown>>[];
}

const isText = ({ content, ...others }: WholeMessage): boolean =>
  typeof content === 'string' && Object.entries(others).every(([name, value]) => name === 'role' || value === null);

const asked = corpus.filter(({ dialect }) => dialect !== 'response');

async function recordOf({ dialect, stream }: (typeof asked)[number]) {
  const server = await startFaultServer((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(stream.join(''));
  });
  const command = dialect === 'chat' ? 'chat' : 'messages';
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: 'cw_sk_test' };
  const record = readRecord(await runInside([command, 'hi', '--json'], { env }));
  expectResult(record);
  return record;
}

describe.each(asked.map((one) => [one.server, one] as const))('the record of a stream of %s', (_, one) => {
  it('holds all of it', async () => {
    const record = await recordOf(one);
    expect(record).toMatchObject({ ok: true, data: { text: one.text } });
    const data = record['data'] as Record<string, unknown>;
    const { choices, content } = one.answer as WholeAnswer;
    const message = choices?.[0]?.message;
    if (message !== undefined && !isText(message)) expect(data['message']).toMatchObject(message);
    if (content?.some(({ text, citations }) => text === undefined || citations)) {
      expect(data['message']).toMatchObject({ content });
    }
    if (message?.refusal) expect(data['refusal']).toBe(message.refusal);
    for (const { id, function: json, custom } of message?.tool_calls ?? []) {
      const input = json?.arguments ?? custom?.input;
      expect(data['tool_calls']).toContainEqual({ id: id || null, name: (json ?? custom)?.name, arguments: input });
    }
    for (const { input } of content ?? []) {
      if (input === undefined) continue;
      expect(data['tool_calls']).toContainEqual(expect.objectContaining({ arguments: JSON.stringify(input) }));
    }
    if (one.usage !== undefined) {
      const [input_tokens, output_tokens] = one.usage;
      expect(record['usage']).toMatchObject({ input_tokens, output_tokens, estimated: false });
    }
  });
});
