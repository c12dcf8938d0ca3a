/** An event grew beyond the bound. */
export class EventTooLarge extends Error {
  constructor(maxEventSize: number) {
    super(`An event of the stream is larger than ${maxEventSize} characters.`);
    this.name = 'EventTooLarge';
  }
}

/** Checks whether an error is an {@link EventTooLarge}: by its name, since code that a page loads on demand has its own class. */
export const isEventTooLarge = (error: unknown): error is EventTooLarge =>
  error instanceof Error && error.name === 'EventTooLarge';
