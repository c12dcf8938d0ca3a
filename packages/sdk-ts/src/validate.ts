import type {
  Acknowledgement,
  ApiKeyList,
  ChatCompletion,
  ChatCompletionChunk,
  CheckoutResult,
  CreatedApiKey,
  CreatedWebhook,
  DailyUsageList,
  Deleted,
  EmbeddingList,
  HealthReport,
  ImageList,
  InvoiceList,
  LatestUpdate,
  LoginResult,
  Message,
  MessageStreamEvent,
  ModelResponse,
  Plugin,
  PluginList,
  Profile,
  ResponseStreamEvent,
  SignupResult,
  TelemetryReceipt,
  TelemetryStats,
  UpdateCheck,
  UsageSummary,
  VideoList,
  WebhookEvent,
  WebhookList,
  WireModelList,
  WitsBalance,
} from '@clawwits/contract';
import {
  acknowledgementSchema,
  apiKeyListSchema,
  base64EmbeddingListSchema,
  chatCompletionChunkSchema,
  chatCompletionSchema,
  checkoutResultSchema,
  createdApiKeySchema,
  createdWebhookSchema,
  dailyUsageListSchema,
  deletedSchema,
  describeIssues,
  embeddingListSchema,
  healthReportSchema,
  imageListSchema,
  invoiceListSchema,
  latestUpdateSchema,
  loginResultSchema,
  messageSchema,
  messageStreamEventSchema,
  modelResponseSchema,
  pluginListSchema,
  pluginSchema,
  profileSchema,
  responseStreamEventSchema,
  signupResultSchema,
  telemetryReceiptSchema,
  telemetryStatsSchema,
  updateCheckSchema,
  usageSummarySchema,
  videoListSchema,
  webhookEventSchema,
  webhookListSchema,
  wireModelListSchema,
  witsBalanceSchema,
} from '@clawwits/contract/schemas';
import { GatewayError } from './errors/error-classes.ts';
import { invalidParams } from './errors/invalid.ts';

/** Each answer of the gateways by the name of its type. */
export interface Answers {
  ChatCompletion: ChatCompletion;
  ChatCompletionChunk: ChatCompletionChunk;
  Message: Message;
  MessageStreamEvent: MessageStreamEvent;
  EmbeddingList: EmbeddingList;
  Base64EmbeddingList: EmbeddingList<string>;
  WitsBalance: WitsBalance;
  Acknowledgement: Acknowledgement;
  ApiKeyList: ApiKeyList;
  CheckoutResult: CheckoutResult;
  CreatedApiKey: CreatedApiKey;
  CreatedWebhook: CreatedWebhook;
  DailyUsageList: DailyUsageList;
  Deleted: Deleted;
  HealthReport: HealthReport;
  ImageList: ImageList;
  InvoiceList: InvoiceList;
  LatestUpdate: LatestUpdate;
  LoginResult: LoginResult;
  ModelResponse: ModelResponse;
  Plugin: Plugin;
  PluginList: PluginList;
  Profile: Profile;
  ResponseStreamEvent: ResponseStreamEvent;
  SignupResult: SignupResult;
  TelemetryReceipt: TelemetryReceipt;
  TelemetryStats: TelemetryStats;
  UpdateCheck: UpdateCheck;
  UsageSummary: UsageSummary;
  VideoList: VideoList;
  WebhookEvent: WebhookEvent;
  WebhookList: WebhookList;
  WireModelList: WireModelList;
}

interface Schema {
  safeParse(value: unknown): { success: true } | { success: false; error: Parameters<typeof describeIssues>[0] };
}

const schemas: Record<keyof Answers, Schema> = {
  ChatCompletion: chatCompletionSchema,
  ChatCompletionChunk: chatCompletionChunkSchema,
  Message: messageSchema,
  MessageStreamEvent: messageStreamEventSchema,
  EmbeddingList: embeddingListSchema,
  Base64EmbeddingList: base64EmbeddingListSchema,
  WitsBalance: witsBalanceSchema,
  Acknowledgement: acknowledgementSchema,
  ApiKeyList: apiKeyListSchema,
  CheckoutResult: checkoutResultSchema,
  CreatedApiKey: createdApiKeySchema,
  CreatedWebhook: createdWebhookSchema,
  DailyUsageList: dailyUsageListSchema,
  Deleted: deletedSchema,
  HealthReport: healthReportSchema,
  ImageList: imageListSchema,
  InvoiceList: invoiceListSchema,
  LatestUpdate: latestUpdateSchema,
  LoginResult: loginResultSchema,
  ModelResponse: modelResponseSchema,
  Plugin: pluginSchema,
  PluginList: pluginListSchema,
  Profile: profileSchema,
  ResponseStreamEvent: responseStreamEventSchema,
  SignupResult: signupResultSchema,
  TelemetryReceipt: telemetryReceiptSchema,
  TelemetryStats: telemetryStatsSchema,
  UpdateCheck: updateCheckSchema,
  UsageSummary: usageSummarySchema,
  VideoList: videoListSchema,
  WebhookEvent: webhookEventSchema,
  WebhookList: webhookListSchema,
  WireModelList: wireModelListSchema,
};

/**
 * Checks an answer against the contract and gives it back untouched. The client itself never does: a paid answer is
 * not thrown away because a field is missing. For tests, and for gateways that you do not trust yet. Needs `zod`.
 *
 * @param name the answer's type
 * @param value the answer
 * @throws {GatewayError} `invalid_response`, naming the first field that is not as the contract says
 * @throws {ConfigurationError} `invalid_params` if there is no type of that name
 *
 * @example
 * const balance = validate('WitsBalance', await cw.wits.balance());
 */
export function validate<Name extends keyof Answers>(name: Name, value: unknown): Answers[Name] {
  if (typeof name !== 'string' || !Object.hasOwn(schemas, name)) {
    throw invalidParams('The first argument names the type of an answer: "ChatCompletion" for one.');
  }
  const result = schemas[name].safeParse(value);
  if (result.success) return value as Answers[Name];
  const { message, field } = describeIssues(result.error);
  throw new GatewayError(`The answer does not match the type ${name} of the contract: ${message}`, {
    code: 'invalid_response',
    ...(field !== '' && { param: field }),
  });
}
