import type * as contract from '@clawwits/contract';
import { Client } from './client.ts';
import type { ClientOptions } from './client-options.ts';
import type { ClawwitsPromise } from './core/clawwits-promise.ts';
import type { RawRequestOptions } from './core/raw-call.ts';
import type { ClawwitsGateway } from './gateways/clawwits.ts';
import type { Gateway, ResourcesOf } from './gateways/gateway.ts';
import type { OwnTypes } from './own-types.ts';

/** Members of every client, whatever its gateway offers. */
export interface ClientBase<G extends Gateway> {
  /** Name of the gateway, such as `clawwits`. */
  readonly gateway: G['name'];
  /** Root of the gateway, without `/v1`. */
  readonly baseURL: string;
  /** `true` if the gateway is known to bill a repeated idempotency key once: by the option of that name, or its documents. */
  readonly honoursIdempotencyKey: boolean;
  /**
   * Creates another client with some options changed; this one stays as it is. If the gateway changes, the key, the address,
   * the headers and the model are not taken over.
   *
   * @throws {ConfigurationError} naming what is wrong
   */
  withOptions<Other extends Gateway = G>(options: ClientOptions<Other>): Clawwits<Other>;
  /**
   * Calls a path of the gateway that has no method, with the key, the retries and the errors of every call.
   * Awaited, it gives the answer's JSON, or `null` where the answer is empty; `.asResponse()` gives any other answer,
   * such as a stream, unchanged. A `POST` counts as one that may be billed.
   *
   * @param method `GET`, `POST` or `DELETE`
   * @param path from the gateway's root, such as `/v1/models`, with or without a query
   * @throws {ClawwitsError} see the error classes
   *
   * @example
   * const balance = await cw.request<{ available: number }>('GET', '/v1/wits/balance');
   * console.log(balance.available);
   */
  request<Answer = unknown>(
    method: contract.Endpoint['method'],
    path: string,
    options?: RawRequestOptions,
  ): ClawwitsPromise<Answer>;
  /** Returns what may be logged of a client: its gateway and root, never the key. */
  toJSON(): { gateway: string; baseURL: string };
}

/**
 * The client of a gateway: one key, one wallet, every model. Which resources it has depends on the gateway; without one
 * it is a client of ClawWits.
 */
export type Clawwits<G extends Gateway = ClawwitsGateway> = ClientBase<G> & ResourcesOf<G>;

/** Creates clients. */
export interface ClawwitsConstructor {
  /**
   * Creates a client. It opens no connection; keep it and share it.
   *
   * Reads `CLAWWITS_API_KEY` and `CLAWWITS_BASE_URL`, or the variables of the gateway that is given, where the options
   * don't say.
   *
   * @throws {ConfigurationError} naming what is missing or wrong
   *
   * @example
   * const cw = new Clawwits({ apiKey: process.env.CLAWWITS_API_KEY });
   * const answer = await cw.chat.completions.create({ messages: [{ role: 'user', content: 'Xin chào' }] });
   * console.log(answer.choices[0].message.content);
   */
  new <G extends Gateway = ClawwitsGateway>(options?: ClientOptions<G>): Clawwits<G>;
}

/**
 * Types by the names that the SDKs of OpenAI and Anthropic give them: `OpenAI.Chat.ChatCompletionMessageParam` and
 * `Anthropic.MessageParam` become types of this SDK by replacing the word before the first dot.
 */
export declare namespace Clawwits {
  /** Types of OpenAI's `OpenAI.Chat`. */
  export namespace Chat {
    export type ChatModel = contract.ModelName;
    export type ChatCompletion = OwnTypes['ChatCompletion'];
    export namespace ChatCompletion {
      export type Choice = contract.ChatChoice;
    }
    export type ChatCompletionChunk = OwnTypes['ChatCompletionChunk'];
    export namespace ChatCompletionChunk {
      export type Choice = contract.ChatChunkChoice;
      export namespace Choice {
        export type Delta = contract.ChatDelta;
        export namespace Delta {
          export type ToolCall = contract.ChatToolCallDelta;
        }
      }
    }
    export type ChatCompletionAssistantMessageParam = contract.ChatAssistantMessage;
    export type ChatCompletionContentPart = contract.ChatContentPart;
    export type ChatCompletionContentPartImage = contract.ChatImagePart;
    export type ChatCompletionContentPartInputAudio = contract.ChatInputAudioPart;
    export type ChatCompletionContentPartRefusal = contract.ChatRefusalPart;
    export type ChatCompletionContentPartText = contract.ChatTextPart;
    export type ChatCompletionDeveloperMessageParam = contract.ChatSystemMessage;
    export type ChatCompletionFunctionTool = contract.ChatTool;
    export type ChatCompletionMessage = OwnTypes['ChatCompletionMessage'];
    export type ChatCompletionMessageFunctionToolCall = contract.ChatToolCall;
    export type ChatCompletionMessageParam = contract.ChatMessage;
    export type ChatCompletionMessageToolCall = contract.ChatToolCall;
    export type ChatCompletionReasoningEffort = contract.ChatCompletionRequest['reasoning_effort'];
    export type ChatCompletionRole = contract.ChatMessage['role'];
    export type ChatCompletionStreamOptions = contract.ChatCompletionRequest['stream_options'];
    export type ChatCompletionSystemMessageParam = contract.ChatSystemMessage;
    export type ChatCompletionTokenLogprob = contract.ChatTokenLogprob;
    export type ChatCompletionTool = contract.ChatTool;
    export type ChatCompletionToolChoiceOption = contract.ChatToolChoice;
    export type ChatCompletionToolMessageParam = contract.ChatToolMessage;
    export type ChatCompletionUserMessageParam = contract.ChatUserMessage;
    export type ChatCompletionCreateParams = OwnTypes['ChatCompletionCreateParams'];
    export type ChatCompletionCreateParamsNonStreaming = OwnTypes['ChatCompletionCreateParamsNonStreaming'];
    export type ChatCompletionCreateParamsStreaming = OwnTypes['ChatCompletionCreateParamsStreaming'];
    /** Types of OpenAI's `OpenAI.Chat.Completions`. */
    export namespace Completions {
      export type ChatCompletion = Chat.ChatCompletion;
      export type ChatCompletionChunk = Chat.ChatCompletionChunk;
      export type ChatCompletionContentPart = Chat.ChatCompletionContentPart;
      export type ChatCompletionMessage = Chat.ChatCompletionMessage;
      export type ChatCompletionMessageParam = Chat.ChatCompletionMessageParam;
      export type ChatCompletionMessageToolCall = Chat.ChatCompletionMessageToolCall;
      export type ChatCompletionTool = Chat.ChatCompletionTool;
      export type ChatCompletionToolChoiceOption = Chat.ChatCompletionToolChoiceOption;
      export type ChatCompletionCreateParams = Chat.ChatCompletionCreateParams;
      export type ChatCompletionCreateParamsNonStreaming = Chat.ChatCompletionCreateParamsNonStreaming;
      export type ChatCompletionCreateParamsStreaming = Chat.ChatCompletionCreateParamsStreaming;
    }
  }
  /** Types of Anthropic's `Anthropic.Messages`. */
  export namespace Messages {
    export type CacheControlEphemeral = contract.CacheControl;
    export type ContentBlock = OwnTypes['ContentBlock'];
    export type ContentBlockDeltaEvent = OwnTypes['ContentBlockDeltaEvent'];
    export type ContentBlockParam = OwnTypes['ContentBlockParam'];
    export type ContentBlockStartEvent = OwnTypes['ContentBlockStartEvent'];
    export type ContentBlockStopEvent = OwnTypes['ContentBlockStopEvent'];
    export type DocumentBlockParam = OwnTypes['DocumentBlockParam'];
    export type ImageBlockParam = OwnTypes['ImageBlockParam'];
    export type InputJSONDelta = Extract<contract.ContentBlockDelta, { type: 'input_json_delta' }>;
    export type Message = OwnTypes['Message'];
    export type MessageDeltaEvent = OwnTypes['MessageDeltaEvent'];
    export type MessageDeltaUsage = contract.MessageDeltaEvent['usage'];
    export type MessageParam = OwnTypes['MessageParam'];
    export type MessageStartEvent = OwnTypes['MessageStartEvent'];
    export type MessageStopEvent = OwnTypes['MessageStopEvent'];
    export type MessageStreamEvent = OwnTypes['MessageStreamEvent'];
    export type Metadata = contract.MessageRequest['metadata'];
    export type Model = contract.ModelName;
    export type OutputConfig = OwnTypes['OutputConfig'];
    export type RawContentBlockDelta = contract.ContentBlockDelta;
    export type RawContentBlockDeltaEvent = contract.ContentBlockDeltaEvent;
    export type RawContentBlockStartEvent = contract.ContentBlockStartEvent;
    export type RawContentBlockStopEvent = contract.ContentBlockStopEvent;
    export type RawMessageDeltaEvent = contract.MessageDeltaEvent;
    export type RawMessageStartEvent = contract.MessageStartEvent;
    export type RawMessageStopEvent = contract.MessageStopEvent;
    export type RawMessageStreamEvent = contract.MessageStreamEvent;
    export type RedactedThinkingBlockParam = OwnTypes['RedactedThinkingBlockParam'];
    export type StopReason = OwnTypes['StopReason'];
    export type TextBlock = OwnTypes['TextBlock'];
    export type TextBlockParam = OwnTypes['TextBlockParam'];
    export type TextDelta = Extract<contract.ContentBlockDelta, { type: 'text_delta' }>;
    export type ThinkingBlock = OwnTypes['ThinkingBlock'];
    export type ThinkingBlockParam = OwnTypes['ThinkingBlockParam'];
    export type ThinkingConfigParam = contract.ThinkingConfig;
    export type ThinkingDelta = Extract<contract.ContentBlockDelta, { type: 'thinking_delta' }>;
    export type Tool = contract.MessageTool;
    export type ToolChoice = contract.MessageToolChoice;
    export type ToolResultBlockParam = OwnTypes['ToolResultBlockParam'];
    export type ToolUnion = contract.MessageTool;
    export type ToolUseBlock = OwnTypes['ToolUseBlock'];
    export type ToolUseBlockParam = OwnTypes['ToolUseBlockParam'];
    export type Usage = contract.MessageUsage;
    export type MessageCreateParams = OwnTypes['MessageCreateParams'];
    export type MessageCreateParamsNonStreaming = OwnTypes['MessageCreateParamsNonStreaming'];
    export type MessageCreateParamsStreaming = OwnTypes['MessageCreateParamsStreaming'];
  }
  /** Types of OpenAI's `OpenAI.Responses`. */
  export namespace Responses {
    export type EasyInputMessage = contract.ResponseInputMessage;
    export type FunctionTool = contract.ResponseTool;
    export type Response = contract.ModelResponse;
    export type ResponseFunctionToolCall = contract.ResponseFunctionCall;
    export type ResponseInputContent = contract.ResponseInputPart;
    export type ResponseInputItem = OwnTypes['ResponseInputItem'];
    export type ResponseOutputItem = OwnTypes['ResponseOutputItem'];
    export type ResponseOutputMessage = OwnTypes['ResponseOutputMessage'];
    export type ResponseOutputRefusal = OwnTypes['ResponseOutputRefusal'];
    export type ResponseOutputText = OwnTypes['ResponseOutputText'];
    export type ResponseReasoningItem = contract.ResponseReasoning;
    export type ResponseStreamEvent = OwnTypes['ResponseStreamEvent'];
    export type ResponseTextDeltaEvent = OwnTypes['ResponseTextDeltaEvent'];
    export type ResponseUsage = OwnTypes['ResponseUsage'];
    export type Tool = contract.ResponseTool;
    export type ResponseCreateParams = OwnTypes['ResponseCreateParams'];
    export type ResponseCreateParamsNonStreaming = OwnTypes['ResponseCreateParamsNonStreaming'];
    export type ResponseCreateParamsStreaming = OwnTypes['ResponseCreateParamsStreaming'];
  }
  /** Types of OpenAI's `OpenAI.Embeddings`. */
  export namespace Embeddings {
    export type CreateEmbeddingResponse = contract.EmbeddingList;
    export type Embedding = OwnTypes['Embedding'];
    export type EmbeddingCreateParams = OwnTypes['EmbeddingCreateParams'];
  }
  // Both SDKs also give these names directly.
  export type ClientOptions = OwnTypes['ClientOptions'];
  export type RequestOptions = OwnTypes['RequestOptions'];
  export type ChatCompletion = Chat.ChatCompletion;
  export type ChatCompletionChunk = Chat.ChatCompletionChunk;
  export type ChatCompletionAssistantMessageParam = Chat.ChatCompletionAssistantMessageParam;
  export type ChatCompletionContentPart = Chat.ChatCompletionContentPart;
  export type ChatCompletionContentPartImage = Chat.ChatCompletionContentPartImage;
  export type ChatCompletionContentPartInputAudio = Chat.ChatCompletionContentPartInputAudio;
  export type ChatCompletionContentPartRefusal = Chat.ChatCompletionContentPartRefusal;
  export type ChatCompletionContentPartText = Chat.ChatCompletionContentPartText;
  export type ChatCompletionDeveloperMessageParam = Chat.ChatCompletionDeveloperMessageParam;
  export type ChatCompletionFunctionTool = Chat.ChatCompletionFunctionTool;
  export type ChatCompletionMessage = Chat.ChatCompletionMessage;
  export type ChatCompletionMessageFunctionToolCall = Chat.ChatCompletionMessageFunctionToolCall;
  export type ChatCompletionMessageParam = Chat.ChatCompletionMessageParam;
  export type ChatCompletionMessageToolCall = Chat.ChatCompletionMessageToolCall;
  export type ChatCompletionReasoningEffort = Chat.ChatCompletionReasoningEffort;
  export type ChatCompletionRole = Chat.ChatCompletionRole;
  export type ChatCompletionStreamOptions = Chat.ChatCompletionStreamOptions;
  export type ChatCompletionSystemMessageParam = Chat.ChatCompletionSystemMessageParam;
  export type ChatCompletionTokenLogprob = Chat.ChatCompletionTokenLogprob;
  export type ChatCompletionTool = Chat.ChatCompletionTool;
  export type ChatCompletionToolChoiceOption = Chat.ChatCompletionToolChoiceOption;
  export type ChatCompletionToolMessageParam = Chat.ChatCompletionToolMessageParam;
  export type ChatCompletionUserMessageParam = Chat.ChatCompletionUserMessageParam;
  export type ChatCompletionCreateParams = Chat.ChatCompletionCreateParams;
  export type ChatCompletionCreateParamsNonStreaming = Chat.ChatCompletionCreateParamsNonStreaming;
  export type ChatCompletionCreateParamsStreaming = Chat.ChatCompletionCreateParamsStreaming;
  export type ChatModel = Chat.ChatModel;
  export type CacheControlEphemeral = Messages.CacheControlEphemeral;
  export type ContentBlock = Messages.ContentBlock;
  export type ContentBlockDeltaEvent = Messages.ContentBlockDeltaEvent;
  export type ContentBlockParam = Messages.ContentBlockParam;
  export type ContentBlockStartEvent = Messages.ContentBlockStartEvent;
  export type ContentBlockStopEvent = Messages.ContentBlockStopEvent;
  export type DocumentBlockParam = Messages.DocumentBlockParam;
  export type ImageBlockParam = Messages.ImageBlockParam;
  export type InputJSONDelta = Messages.InputJSONDelta;
  export type Message = Messages.Message;
  export type MessageDeltaEvent = Messages.MessageDeltaEvent;
  export type MessageDeltaUsage = Messages.MessageDeltaUsage;
  export type MessageParam = Messages.MessageParam;
  export type MessageStartEvent = Messages.MessageStartEvent;
  export type MessageStopEvent = Messages.MessageStopEvent;
  export type MessageStreamEvent = Messages.MessageStreamEvent;
  export type Metadata = Messages.Metadata;
  export type Model = Messages.Model;
  export type OutputConfig = Messages.OutputConfig;
  export type RawContentBlockDelta = Messages.RawContentBlockDelta;
  export type RawContentBlockDeltaEvent = Messages.RawContentBlockDeltaEvent;
  export type RawContentBlockStartEvent = Messages.RawContentBlockStartEvent;
  export type RawContentBlockStopEvent = Messages.RawContentBlockStopEvent;
  export type RawMessageDeltaEvent = Messages.RawMessageDeltaEvent;
  export type RawMessageStartEvent = Messages.RawMessageStartEvent;
  export type RawMessageStopEvent = Messages.RawMessageStopEvent;
  export type RawMessageStreamEvent = Messages.RawMessageStreamEvent;
  export type RedactedThinkingBlockParam = Messages.RedactedThinkingBlockParam;
  export type StopReason = Messages.StopReason;
  export type TextBlock = Messages.TextBlock;
  export type TextBlockParam = Messages.TextBlockParam;
  export type TextDelta = Messages.TextDelta;
  export type ThinkingBlock = Messages.ThinkingBlock;
  export type ThinkingBlockParam = Messages.ThinkingBlockParam;
  export type ThinkingConfigParam = Messages.ThinkingConfigParam;
  export type ThinkingDelta = Messages.ThinkingDelta;
  export type Tool = Messages.Tool;
  export type ToolChoice = Messages.ToolChoice;
  export type ToolResultBlockParam = Messages.ToolResultBlockParam;
  export type ToolUnion = Messages.ToolUnion;
  export type ToolUseBlock = Messages.ToolUseBlock;
  export type ToolUseBlockParam = Messages.ToolUseBlockParam;
  export type Usage = Messages.Usage;
  export type MessageCreateParams = Messages.MessageCreateParams;
  export type MessageCreateParamsNonStreaming = Messages.MessageCreateParamsNonStreaming;
  export type MessageCreateParamsStreaming = Messages.MessageCreateParamsStreaming;
  export type CreateEmbeddingResponse = Embeddings.CreateEmbeddingResponse;
  export type Embedding = Embeddings.Embedding;
  export type EmbeddingCreateParams = Embeddings.EmbeddingCreateParams;
}

/**
 * The client of a gateway: one key, one wallet, every model.
 *
 * @throws {ConfigurationError} naming what is missing or wrong
 */
export const Clawwits = Client as unknown as ClawwitsConstructor;
