import type { DialectFaultName } from './dialect-faults.ts';

/** An event of a streamed message, as far as a fault changes it. */
interface MessageEvent {
  readonly type?: string;
  readonly content_block?: { text?: string; thinking?: string };
  readonly delta?: { stop_reason?: string | null };
}

/** Changes an event and returns the frames that are sent in its place. */
export type ReshapeMessage = (event: MessageEvent) => readonly MessageEvent[];

/** Finds the change that a fault makes to the events of a message; `null` if it makes none. */
export function findMessageReshaper(name: DialectFaultName): ReshapeMessage | null {
  if (name === 'block-without-text') return leaveTextOut;
  return name === 'late-message-delta' ? repeatDelta : null;
}

function leaveTextOut(event: MessageEvent): readonly MessageEvent[] {
  if (event.content_block?.text === '') delete event.content_block.text;
  if (event.content_block?.thinking === '') delete event.content_block.thinking;
  return [event];
}

function repeatDelta(event: MessageEvent): readonly MessageEvent[] {
  return event.type === 'message_delta' ? [event, { ...event, delta: {} }] : [event];
}
