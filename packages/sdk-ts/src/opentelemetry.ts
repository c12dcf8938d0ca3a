import { type Attributes, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { ObservedCall, ObservedEnd, Observer } from './core/observer.ts';
import { isClawwitsError } from './errors/clawwits-error.ts';
import { invalidOption } from './errors/invalid.ts';
import { version } from './version.ts';

/** Options of the tracing. */
export interface OpenTelemetryOptions {
  /** Tracer that creates the spans. Default: the global one, under this package's name. */
  tracer?: Tracer;
}

/**
 * Creates an observer that records each call, its retries included, as one span by OpenTelemetry's conventions for generative
 * AI. The span of a stream ends with the stream. Spans hold models, limits and token counts, never prompts or answers. Needs
 * `@opentelemetry/api`.
 *
 * @throws {ConfigurationError} `invalid_option` if the tracer is something else
 *
 * @example
 * const cw = new Clawwits({ observer: openTelemetry() });
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Observer {
  const tracer = options?.tracer ?? trace.getTracer('@clawwits/sdk-ts', version);
  if (typeof tracer.startSpan !== 'function') {
    throw invalidOption('The option "tracer" takes a tracer of OpenTelemetry.');
  }
  return (call) => {
    const operation = operations[call.endpoint.path] ?? call.endpoint.sdk;
    const model = readText(call.params?.['model']);
    const span = tracer.startSpan(model === undefined ? operation : `${operation} ${model}`, {
      kind: SpanKind.CLIENT,
      attributes: describeRequest(call, operation, model),
    });
    return (end) => finish(span, end);
  };
}

/** The conventions' names for what the endpoints do. */
const operations: Record<string, string> = {
  '/v1/chat/completions': 'chat',
  '/v1/messages': 'chat',
  '/v1/embeddings': 'embeddings',
};

const readText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const readNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function describeRequest(call: ObservedCall, operation: string, model: string | undefined): Attributes {
  const params = call.params ?? {};
  const { hostname, port, protocol } = new URL(call.baseURL);
  const stop = params['stop'] ?? params['stop_sequences'];
  return defined({
    'gen_ai.operation.name': operation,
    'gen_ai.provider.name': call.gateway,
    'gen_ai.request.model': model,
    'gen_ai.request.max_tokens': readNumber(params['max_tokens'] ?? params['max_completion_tokens']),
    'gen_ai.request.temperature': readNumber(params['temperature']),
    'gen_ai.request.top_p': readNumber(params['top_p']),
    'gen_ai.request.top_k': readNumber(params['top_k']),
    'gen_ai.request.choice.count': readNumber(params['n']),
    'gen_ai.request.seed': readNumber(params['seed']),
    'gen_ai.request.presence_penalty': readNumber(params['presence_penalty']),
    'gen_ai.request.frequency_penalty': readNumber(params['frequency_penalty']),
    'gen_ai.request.stop_sequences': Array.isArray(stop) ? stop.map(String) : undefined,
    'server.address': hostname,
    'server.port': port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
  });
}

function finish(span: Span, { error, response, result, usage }: ObservedEnd): void {
  span.setAttributes(
    defined({
      ...describeResult(result),
      ...(usage !== undefined &&
        !usage.estimated && {
          'gen_ai.usage.input_tokens': usage.inputTokens,
          'gen_ai.usage.output_tokens': usage.outputTokens,
        }),
      'clawwits.request_id': response?.requestId ?? (isClawwitsError(error) ? error.requestId : undefined),
      'clawwits.attempts': response?.attempts.length ?? (isClawwitsError(error) ? error.attempts.length : undefined),
      'clawwits.replayed': response?.replayed,
    }),
  );
  if (error !== undefined) {
    span.setAttribute('error.type', isClawwitsError(error) ? error.code : error.name);
    span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  }
  span.end();
}

/** Fields that the answers of the endpoints may have. */
interface AnswerFacts {
  id?: string;
  model?: string;
  choices?: { finish_reason: string }[];
  stop_reason?: string | null;
  usage?: { prompt_tokens?: number; completion_tokens?: number; input_tokens?: number; output_tokens?: number };
}

function describeResult(result: AnswerFacts = {}): Attributes {
  const { id, model, usage, choices, stop_reason } = result;
  return {
    'gen_ai.response.id': id,
    'gen_ai.response.model': model,
    'gen_ai.response.finish_reasons':
      choices?.map(({ finish_reason }) => finish_reason) ?? (stop_reason ? [stop_reason] : undefined),
    'gen_ai.usage.input_tokens': usage?.prompt_tokens ?? usage?.input_tokens,
    'gen_ai.usage.output_tokens': usage?.completion_tokens ?? usage?.output_tokens,
  };
}

function defined(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
