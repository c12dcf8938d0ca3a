/** A body that arrives as it was sent, and that this runtime cannot read. */
export class UnreadableBody extends Error {}
