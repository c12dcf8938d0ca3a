/** Describes what a fault of the connection or of the answer does. */
export interface FaultDefinition {
  /** Unit of its number; `null` if it takes no number. */
  readonly amount: string | null;
  readonly defaultAmount: number;
  /** What a client sees. */
  readonly clientSees: string;
}
