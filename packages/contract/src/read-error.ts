import type { ErrorFacts } from './gateways/gateway-profile.ts';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A code or a field's name is short; what is longer is something else. */
const asWord = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= 100 ? text : undefined;
};

/** Every error of a dialect may be of the type "error", and the type of a problem+json is an address. */
const isCode = (type: unknown): boolean => !/^(error$|\w+:)/.test(String(type));

/** The members that hold a sentence for people, the most specific first. */
const sentenceMembers =
  'message Message detail error_description error_message error_msg msg errors error fault faultstring title'.split(
    ' ',
  );

/** Nested values are read down to here; real bodies nest three deep. */
const deepest = 5;

/** The sentence in a value: a text, an object that holds one, or a list of either. */
function readSentence(value: unknown, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  if (typeof value === 'string') return readText(value.trim(), depth);
  if (Array.isArray(value))
    return joinSentences(
      value.map((problem) => [readLocation(problem), problem]),
      depth,
    );
  if (!isObject(value)) return undefined;
  for (const name of sentenceMembers) {
    const member = value[name];
    const isMap = name === 'errors' && isObject(member);
    const sentence = isMap ? joinSentences(Object.entries(member), depth) : readSentence(member, depth + 1);
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

function joinSentences(problems: [place: string | undefined, problem: unknown][], depth: number): string | undefined {
  const sentences = problems.slice(0, 5).map(([place, problem]) => {
    const sentence = readSentence(problem, depth + 1);
    return place && sentence ? `${place}: ${sentence}` : sentence;
  });
  return sentences.filter(Boolean).join('; ') || undefined;
}

/** Path of a problem that FastAPI found: `["body", "messages", 0, "role"]` is `messages.0.role`. */
function readLocation(problem: unknown): string | undefined {
  const location = isObject(problem) ? problem['loc'] : undefined;
  return Array.isArray(location) ? location.join('.').replace('body.', '') : undefined;
}

/** Gateways pass on what their upstream sent as JSON inside a text, often after words of their own. */
function readText(text: string, depth: number): string | undefined {
  const start = text.search(/\[?{/);
  try {
    const inner = start === -1 ? undefined : readSentence(JSON.parse(text.slice(start)), depth + 1);
    if (inner !== undefined) return text.slice(0, start) + inner;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return text || undefined;
}

/** Error of an upstream, as an intermediate gateway reports it: OpenRouter has it unchanged in `metadata.raw`. */
function addUpstream(message: string | undefined, metadata: unknown): string | undefined {
  if (!isObject(metadata)) return message;
  const raw = readSentence(metadata['raw']);
  if (raw === undefined || message?.includes(raw)) return message;
  const name = asWord(metadata['provider_name']);
  return [name === undefined ? message : `${message} (${name})`, raw].filter(Boolean).join(': ');
}

function readCode({ code, error_code, type, error, status, statusCode }: Fields): string | undefined {
  const word = asWord(code) ?? asWord(error_code) ?? asWord(isCode(type) ? type : undefined);
  if (word !== undefined) return word;
  // A word with underscores is not a sentence.
  if (/^[a-z]+(_[a-z]+)+$/.test(String(error))) return String(error);
  const ownStatus = asWord(status ?? statusCode);
  return ownStatus !== undefined && /^[45]\d\d$/.test(ownStatus) ? ownStatus : undefined;
}

function readFields(fields: Fields): ErrorFacts {
  const code = readCode(fields);
  const message = addUpstream(readSentence(fields), fields['metadata']);
  const retryAfterMs = fields['retryAfterMs'];
  const [firstProblem] = Array.isArray(fields['detail']) ? fields['detail'] : [];
  const param = asWord(fields['param']) ?? asWord(readLocation(firstProblem));
  return {
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
    ...(param !== undefined && { param }),
  };
}

/**
 * Reads an error body of any shape that a gateway or a proxy in front of it may send: `{error:{…}}`,
 * `{error:"text"}`, `{code,message}`, FastAPI's `{detail}`, `{error,error_description}`, `{errors:[…]}`, problem+json
 * (RFC 9457), `{fault}`, each of them alone in a list or as JSON inside a text. Any other value has no facts.
 *
 * @param body the parsed body
 * @see docs/contract.md §1, Errors
 */
export function readErrorBody(body: unknown): ErrorFacts {
  if (Array.isArray(body)) return readErrorBody(body[0]);
  if (!isObject(body)) return {};
  const { error } = body;
  return readFields(isObject(error) ? error : body);
}
