/** The next thing that the model does. */
export type Step =
  | { readonly type: 'thinking' | 'text' | 'tool-arguments'; readonly text: string; readonly tokens?: number }
  | { readonly type: 'tool'; readonly id: string; readonly name: string };

/** The model's own reason for the end of its answer. */
export interface EndStep {
  readonly type: 'end';
  readonly finish: 'end' | 'length' | 'filter' | 'tools';
}
