/** One server-sent event. */
export interface ServerSentEvent {
  /** The `event:` field; absent where it was not sent. */
  readonly event?: string | undefined;
  readonly data: string;
  /** Whether it is the first JSON value of a body that is no event stream. */
  readonly isFirstValue?: boolean | undefined;
}

/** Turns the bytes of a body into events, whatever the boundaries of the pieces. */
export interface EventParser {
  /**
   * Reads the next piece.
   *
   * @returns `null`, or what must be loaded to go on: feed it an empty piece then. Only pages load it so late
   */
  feed(piece: Uint8Array): Promise<void> | null;
}

/** @param maxEventSize in characters; a larger event makes `feed` throw `EventTooLarge` */
export type CreateEventParser = (onEvent: (event: ServerSentEvent) => void, maxEventSize: number) => EventParser;
