/** Reads the JSON of the events of a stream, and knows those that add a piece of text and nothing else. */
export interface EventJson {
  /** @throws {SyntaxError} as `JSON.parse` does */
  read(data: string): unknown;
  /** Adds the text of the value that was read last, where it differs from the one before in that alone; says whether it does. */
  addText(value: unknown): boolean;
  /** Takes note of the value that was read last, which was added by the reader's own rules. */
  learn(value: unknown): void;
}

/** Knows no event before it has been read. */
export const plainEventJson: EventJson = {
  read: (data) => JSON.parse(data),
  addText: () => false,
  learn: () => undefined,
};
