/** One server-sent event. */
export interface ServerSentEvent {
  /** The `event:` field; absent if it was not sent. */
  readonly event?: string | undefined;
  readonly data: string;
  /** `true` for the first JSON value of a body that is not an event stream. */
  readonly isFirstValue?: boolean | undefined;
}

/** Turns the bytes of a body into events, whatever the boundaries of the pieces. */
export interface EventParser {
  /**
   * Reads the next piece.
   *
   * @returns `null`, or a promise of code that must be loaded to go on: then feed an empty piece. Only pages load it so late
   */
  feed(piece: Uint8Array): Promise<void> | null;
}

/** @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge` */
export type CreateEventParser = (onEvent: (event: ServerSentEvent) => void, maxEventSize: number) => EventParser;
