/** A stage that transforms streamed text; text that cannot be judged yet is held until the next piece. */
export interface TextStage {
  /** Takes a piece and returns the text that is ready. */
  push(piece: string): string;
  /** Returns the text that was held. */
  end(): string;
}

/** One stage out of several, in order. */
export function chainStages(stages: readonly TextStage[]): TextStage {
  return {
    push: (piece) => stages.reduce((text, stage) => stage.push(text), piece),
    end: () => stages.reduce((text, stage) => stage.push(text) + stage.end(), ''),
  };
}
