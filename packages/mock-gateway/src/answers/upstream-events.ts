import { createEventParser, type ServerSentEvent, type StreamReader } from '@clawwits/dialects';
import { BodyParser, MessageReader, ResponseReader } from '@clawwits/dialects/readers';
import type { EndStep, Step } from './step.ts';

/** A dialect whose events an upstream can send itself. */
export type EventDialect = 'messages' | 'responses';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Creates what reads the events of a dialect and puts its answer together. */
export function createEventReader(dialect: EventDialect): StreamReader<unknown, unknown> {
  const options = { countPromptCharacters: () => 0 };
  const reader = dialect === 'messages' ? new MessageReader(options) : new ResponseReader(options);
  reader.keepAll();
  return reader;
}

/** The largest event that is read, in characters. */
const maxEventSize = 32 * 1024 * 1024;

/** Checks whether an event belongs to the end of an answer: those are sent once the answer has been paid for. */
const isEnding = (type: string): boolean =>
  /^(?:message_(?:delta|stop)|response\.(?:completed|incomplete))$/.test(type);

/** The types of blocks and items that begin empty. */
const isOpening = (part: unknown): boolean =>
  !isObject(part) ||
  /^(?:text|thinking|message|reasoning|output_text|refusal|summary_text)$/.test(textIn(part['type']));

const textOfPart = (part: unknown): string =>
  isObject(part) ? textIn(part['text']) || textIn(part['thinking']) || textIn(part['refusal']) : '';

/** Checks whether an event adds anything to the answer. */
function hasContent(type: string, event: Members): boolean {
  if (/^(?:content_block_delta|response\..+\.(?:delta|done))$/.test(type)) return true;
  const part = event['content_block'] ?? event['item'] ?? event['part'];
  return part !== undefined && (!isOpening(part) || textOfPart(part) !== '');
}

/** The step that passes an event on unchanged. Its tokens are estimated from its text. */
function toEventStep(type: string, event: Members): Step {
  const { delta, content_block: block } = event;
  if (typeof delta === 'string') {
    const kind = /^response\.(output_text|reasoning|refusal)?/.exec(type)?.[1];
    const types = { output_text: 'text', reasoning: 'thinking', refusal: 'refusal' } as const;
    return { type: types[kind as keyof typeof types] ?? 'tool-arguments', text: delta, event };
  }
  const piece: Members = isObject(delta) ? delta : isObject(block) ? block : {};
  if (typeof piece['thinking'] === 'string') return { type: 'thinking', text: piece['thinking'], event };
  if (typeof piece['text'] === 'string') return { type: 'text', text: piece['text'], event };
  return { type: 'tool-arguments', text: textIn(piece['partial_json']), event };
}

/** Usage that an upstream reports. Tokens read from a cache, or written to one, belong to the prompt too. */
function usageOf({ usage: { estimated, inputTokens, outputTokens } }: StreamReader<unknown, unknown>, answer: unknown) {
  const reported = isObject(answer) && isObject(answer['usage']) ? answer['usage'] : {};
  const cached = [reported['cache_creation_input_tokens'], reported['cache_read_input_tokens']];
  const prompt = cached.reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 0), inputTokens);
  if (estimated || ![prompt, outputTokens].every(Number.isSafeInteger) || prompt <= 0) return {};
  return { usage: { prompt_tokens: prompt, completion_tokens: outputTokens, total_tokens: prompt + outputTokens } };
}

/** Checks whether an answer is empty: no text, no tool call, and no content of an unknown kind. */
function isEmpty(answer: unknown): boolean {
  const parts = isObject(answer) ? (answer['content'] ?? answer['output']) : undefined;
  if (!Array.isArray(parts)) return true;
  return parts.every((part: unknown) => {
    if (!isObject(part) || !isOpening(part)) return !isObject(part);
    const inner = [part['content'], part['summary']].flat().filter(isObject);
    return textOfPart(part) === '' && inner.every((one) => isOpening(one) && textOfPart(one) === '');
  });
}

/**
 * Reads the answer of an upstream that speaks the dialect of the call, an event stream or one JSON object, whichever arrives. Its
 * events are passed on unchanged.
 *
 * @throws if it is not an answer, is empty, reports a failure or ends too early
 */
export async function* readUpstreamEvents(
  pieces: AsyncIterable<Uint8Array>,
  dialect: EventDialect,
): AsyncGenerator<Step | EndStep, void, void> {
  const reader = createEventReader(dialect);
  let events: ServerSentEvent[] = [];
  const parser = new BodyParser(createEventParser, (event) => events.push(event), maxEventSize);
  /** Events before any content: an upstream that fails now has not begun. */
  let leading: Step[] = [];
  const ends: Members[] = [];
  let hasBegun = false;
  let isOver = false;

  function* takeEvents(): Generator<Step> {
    const taken = events;
    events = [];
    for (const event of taken) yield* takeEvent(event);
  }

  function* takeEvent(event: ServerSentEvent): Generator<Step> {
    if (isOver) return;
    const step = reader.read(event);
    if (step.type === 'error') throw new Error(step.facts.message ?? step.facts.code ?? 'it failed in mid-stream');
    if (step.type === 'cut') throw new Error('it ended its answer before it began');
    if (step.type === 'split') for (const part of step.events) yield* takeEvent(part);
    if (step.type === 'end' || (step.type === 'event' && step.last)) isOver = true;
    if (step.type !== 'event') return;
    const members = step.event as Members;
    const type = textIn(members['type']);
    if (isEnding(type)) {
      ends.push(members);
      return;
    }
    hasBegun ||= hasContent(type, members);
    leading.push(toEventStep(type, members));
    if (!hasBegun) return;
    yield* leading;
    leading = [];
  }

  try {
    for await (const piece of pieces) {
      parser.feed(piece);
      yield* takeEvents();
      if (isOver) break;
    }
  } catch (error) {
    // Content after the end of an answer does not change it.
    if (!isOver && !reader.complete) throw error;
  }
  if (!isOver && !reader.complete) {
    throw new Error(
      parser.kind === 'events'
        ? 'its answer ended before it was whole'
        : 'its answer is not of the dialect that was asked for',
    );
  }
  const answer = reader.result();
  if (isEmpty(answer)) throw new Error('its answer is empty');
  yield* leading;
  if (dialect === 'messages' && !ends.some(({ type }) => type === 'message_stop')) ends.push({ type: 'message_stop' });
  yield { type: 'end', finish: 'end', ...usageOf(reader, answer), events: ends };
}
