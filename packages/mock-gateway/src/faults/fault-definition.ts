/** Describes a fault of the connection or of the answer. */
export interface FaultDefinition {
  /** Unit of its number; `null` if it takes no number. */
  readonly amount: string | null;
  readonly defaultAmount: number;
  /** Effect that a client sees. */
  readonly clientSees: string;
}
