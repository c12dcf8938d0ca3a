export type { Account, ApiKey } from './accounts/account.ts';
export type {
  Answer,
  AnswerHook,
  AnswerParts,
  AnswerPiece,
  AnswerRequest,
  AnswerText,
  AnswerToolCall,
  Embedder,
} from './answers/answer.ts';
export type { CountTokens } from './answers/cutter.ts';
export { type Fixture, fixtures } from './answers/fixtures.ts';
export type { Latency } from './answers/pace.ts';
export { type Upstream, type UpstreamOptions, upstream } from './answers/upstream.ts';
export type { EmbeddedTexts, EmbeddingCall } from './answers/upstream-embeddings.ts';
export type { EventDialect } from './answers/upstream-events.ts';
export { type BlockedMatcher, defaultBlocked } from './checks/isv.ts';
export { type Clock, createClock } from './core/clock.ts';
export type { Frame, GatewayReply, GatewayRequest, ReplyStream } from './core/exchange.ts';
export { createGateway } from './core/gateway.ts';
export type { Settlement, SharedOptions } from './core/options.ts';
export { defaultBaseURL } from './drivers/default-base-url.ts';
export { faultHeader } from './faults/answer-with-faults.ts';
export { type DialectFaultName, dialectFaults } from './faults/dialect-faults.ts';
export type { FaultRule } from './faults/fault-book.ts';
export type { FaultDefinition } from './faults/fault-definition.ts';
export {
  type Fault,
  type FaultName,
  type WireFaultName,
  wireFaults,
} from './faults/fault-table.ts';
export type { ClawwitsAccount, ClawwitsAccountOptions } from './gateways/clawwits/account.ts';
export { sandboxModels } from './gateways/clawwits/models.ts';
export type { Wallet } from './gateways/clawwits/wallet.ts';
export type { ClewAccount, ClewAccountOptions } from './gateways/clew/account.ts';
export type { AnyGateway, Gateway, GatewayOptions, ServedName } from './gateways/gateway-kinds.ts';
export type { KlawdAccount, KlawdAccountOptions, KlawdLimits } from './gateways/klawd/account.ts';
export type { TechopenclawAccount, TechopenclawAccountOptions } from './gateways/techopenclaw/account.ts';
export type { CallOutcome, GatewayCall } from './journal/journal.ts';
export type { DollarWindow } from './limits/dollar-window.ts';
export type { RateWindow } from './limits/rate-window.ts';
export type { UsageEntry, UsageLedger } from './usage/usage-ledger.ts';
export type { WebhookPayload } from './webhooks/webhook-controls.ts';
export type { WebhookDelivery, WebhookTarget } from './webhooks/webhook-outbox.ts';
