import { type RunningServer, startServer } from '@clawwits/mock-gateway/server';
import { SpanStatusCode } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clawwits } from '../../src/index.ts';
import { openTelemetry } from '../../src/opentelemetry.ts';
import { failureOf, hello, helloStream } from '../support/client.ts';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer('test');

let server: RunningServer;
let cw: Clawwits;

beforeAll(async () => {
  server = await startServer();
  cw = new Clawwits({ baseURL: server.url, apiKey: server.apiKey, observer: openTelemetry({ tracer }) });
});
afterAll(() => server.close());
beforeEach(() => exporter.reset());

function onlySpan() {
  const spans = exporter.getFinishedSpans();
  expect(spans).toHaveLength(1);
  const [span] = spans;
  if (span === undefined) throw new Error('unreachable');
  return span;
}

describe('openTelemetry', () => {
  it('makes a chat one client span that names models, limits and what it cost', async () => {
    const { data, response } = await cw.chat.completions.create({ ...hello, model: 'auto' }).withResponse();
    const span = onlySpan();
    expect(span.name).toBe('chat auto');
    expect(span.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'clawwits',
      'gen_ai.request.model': 'auto',
      'gen_ai.request.max_tokens': 200,
      'gen_ai.response.id': data.id,
      'gen_ai.response.model': data.model,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': data.usage.prompt_tokens,
      'gen_ai.usage.output_tokens': data.usage.completion_tokens,
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(server.url).port),
      'clawwits.request_id': response.requestId,
      'clawwits.attempts': 1,
    });
    expect(span.status.code).toBe(SpanStatusCode.UNSET);
  });

  it("ends a stream's span with the stream", async () => {
    const stream = await cw.chat.completions.create(helloStream);
    expect(exporter.getFinishedSpans()).toHaveLength(0);
    await stream.result();
    expect(onlySpan().attributes).toMatchObject({
      'gen_ai.usage.input_tokens': stream.usage.inputTokens,
      'gen_ai.usage.output_tokens': stream.usage.outputTokens,
      'gen_ai.response.finish_reasons': ['stop'],
    });
  });

  it('ends the span of a stream that its reader leaves, without an error', async () => {
    const stream = await cw.chat.completions.create(helloStream);
    for await (const _chunk of stream) break;
    expect(onlySpan().status.code).toBe(SpanStatusCode.UNSET);
  });

  it('marks a failed call with the code of its error', async () => {
    const refused = cw.withOptions({ apiKey: 'cw_sk_unknown' });
    const error = await failureOf(refused.embeddings.create({ input: 'Xin chào' }));
    const span = onlySpan();
    expect(span.name).toBe('embeddings');
    expect(span.status.code).toBe(SpanStatusCode.ERROR);
    expect(span.attributes).toMatchObject({ 'error.type': 'unauthorized', 'clawwits.request_id': error.requestId });
  });

  it('carries nothing of what was said', async () => {
    await cw.messages.create({
      system: 'secret-system',
      messages: [{ role: 'user', content: 'secret-user' }],
      maxTokens: 9,
    });
    expect(JSON.stringify(onlySpan().attributes)).not.toMatch(/secret-/);
  });
});
