/** Reads the JSON of the events of a stream, and recognises those that only add a piece of text. */
export interface EventJson {
  /** @throws {SyntaxError} as `JSON.parse` does */
  read(data: string): unknown;
  /** Adds the text of the last value, if it differs from the previous one in nothing else; returns `true` if it does. */
  addText(value: unknown): boolean;
  /** Records the last value, which the reader has added by its own rules. */
  learn(value: unknown): void;
}

/** Parses every event. */
export const plainEventJson: EventJson = {
  read: (data) => JSON.parse(data),
  addText: () => false,
  learn: () => undefined,
};
