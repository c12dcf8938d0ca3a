/** A step on the way of text that comes in pieces; what cannot be judged yet is held until the next piece. */
export interface TextStage {
  /** Takes a piece and gives what is ready. */
  push(piece: string): string;
  /** Gives what was held. */
  end(): string;
}

/** One stage out of several, in order. */
export function chainStages(stages: readonly TextStage[]): TextStage {
  return {
    push: (piece) => stages.reduce((text, stage) => stage.push(text), piece),
    end: () => stages.reduce((text, stage) => stage.push(text) + stage.end(), ''),
  };
}
