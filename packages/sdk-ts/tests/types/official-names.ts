/** Code of other clients after replacing `OpenAI.` and `Anthropic.` with `Clawwits.`. Compiled, never run. */
import type { ChatCompletion, ChatMessage, Clawwits, Message, MessageParam } from '../../src/index.ts';

type Equal<Left, Right> =
  (<Value>() => Value extends Left ? 1 : 2) extends <Value>() => Value extends Right ? 1 : 2 ? true : false;
type Proven<Proof extends true> = Proof;

export type SameTypes = [
  Proven<Equal<Clawwits.Chat.ChatCompletionMessageParam, ChatMessage>>,
  Proven<Equal<Clawwits.ChatCompletionMessageParam, ChatMessage>>,
  Proven<Equal<Clawwits.Chat.Completions.ChatCompletion, ChatCompletion>>,
  Proven<Equal<Clawwits.Messages.MessageParam, MessageParam>>,
  Proven<Equal<Clawwits.MessageParam, MessageParam>>,
  Proven<Equal<Clawwits.Message, Message>>,
];

declare const cw: Clawwits;

const tools: Clawwits.Chat.Completions.ChatCompletionTool[] = [
  { type: 'function', function: { name: 'weather', parameters: { type: 'object', properties: {} } } },
];
const history: Clawwits.Chat.ChatCompletionMessageParam[] = [{ role: 'system', content: 'Be brief.' }];
const params: Clawwits.Chat.ChatCompletionCreateParamsNonStreaming = { model: 'auto', messages: history, tools };

export async function chat(): Promise<Clawwits.Chat.ChatCompletionMessage> {
  const completion: Clawwits.Chat.ChatCompletion = await cw.chat.completions.create(params);
  const choice: Clawwits.Chat.ChatCompletion.Choice = completion.choices[0];
  const calls: Clawwits.Chat.ChatCompletionMessageToolCall[] = choice.message.tool_calls ?? [];
  const answers = calls.map(
    ({ id }): Clawwits.Chat.ChatCompletionToolMessageParam => ({ role: 'tool', tool_call_id: id, content: 'sunny' }),
  );
  history.push(choice.message, ...answers);
  for await (const chunk of await cw.chat.completions.create({ ...params, stream: true })) {
    const delta: Clawwits.Chat.ChatCompletionChunk.Choice.Delta | undefined = chunk.choices[0]?.delta;
    const pieces: Clawwits.Chat.ChatCompletionChunk.Choice.Delta.ToolCall[] = delta?.tool_calls ?? [];
    void pieces;
  }
  return choice.message;
}

export async function message(input: Clawwits.ToolUseBlock['input']): Promise<string[]> {
  const tool: Clawwits.Tool = { name: 'weather', input_schema: { type: 'object' } };
  const turns: Clawwits.MessageParam[] = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'weather', input }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'sunny' }] },
  ];
  const answer: Clawwits.Message = await cw.messages.create({
    model: 'auto',
    max_tokens: 100,
    messages: turns,
    tools: [tool],
    tool_choice: { type: 'auto' } satisfies Clawwits.Messages.ToolChoice,
  });
  turns.push({ role: 'assistant', content: answer.content });
  const isText = (block: Clawwits.ContentBlock): block is Clawwits.TextBlock => block.type === 'text';
  return answer.content.filter(isText).map(({ text }) => text);
}

export function responses(items: Clawwits.Responses.ResponseInputItem[]): Clawwits.Responses.ResponseCreateParams {
  return { model: 'm', input: items };
}

export const options: [Clawwits.ClientOptions, Clawwits.RequestOptions] = [{ maxRetries: 1 }, { timeout: 5 }];

// @ts-expect-error a role that there is not
export const wrong: Clawwits.Chat.ChatCompletionMessageParam = { role: 'robot', content: 'Hi' };
