import type { Conversation } from '../answers/conversation.ts';
import { performSteps } from '../answers/perform.ts';
import { createEventReader, type EventDialect } from '../answers/upstream-events.ts';
import { eventFrame } from '../streams/frames.ts';
import type { BilledCall } from './endpoint-handler.ts';

type Event = { readonly type: string };

/** The unchanged events of an upstream that supports the dialect of the call; those that end it, once it is settled. */
async function* eventsOf({ performances: [performance] }: Conversation, settle: () => void): AsyncGenerator<Event> {
  for await (const step of performSteps(performance)) {
    if (step.type !== 'tool' && step.event !== undefined) yield step.event as Event;
  }
  settle();
  for (const event of performance.ending?.events ?? []) yield event as Event;
}

/** Streams the answer of an upstream that speaks the dialect of the call. */
export async function* relayEvents(
  { bill }: BilledCall<unknown>,
  conversation: Conversation,
): AsyncGenerator<string, void, void> {
  // Settled before the client can know that the answer is complete, so that a balance read then includes it.
  for await (const event of eventsOf(conversation, () => bill.settle('complete'))) yield eventFrame(event);
}

/**
 * Puts the answer of an upstream that speaks the dialect of the call together.
 *
 * @param usageOf writes the usage of the bill, for an upstream that reports none
 */
export async function foldEvents(
  dialect: EventDialect,
  conversation: Conversation,
  usageOf: () => object,
): Promise<string> {
  const reader = createEventReader(dialect);
  for await (const event of eventsOf(conversation, () => undefined)) reader.read({ data: JSON.stringify(event) });
  const isCounted = conversation.performances[0].ending?.usage !== undefined;
  return JSON.stringify({ ...(reader.result() as object), ...(!isCounted && { usage: usageOf() }) });
}
