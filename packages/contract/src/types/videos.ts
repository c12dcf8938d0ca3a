/**
 * The body of `POST /v1/video/generations`.
 * @see docs/contract.md §2
 */
export interface VideoRequest {
  /** Description of the video. */
  prompt: string;
  /** The model that generates the video. Default `minimax-hailuo-2.3`. */
  model?: string | undefined;
  /** Duration in seconds. Default: the model's own. */
  duration?: number | undefined;
  /** Width and height, such as `1280x720`. Default: the model's own. */
  size?: string | undefined;
  /** An opaque name of your end user. */
  user?: string | undefined;
}

/** One video. */
export interface GeneratedVideo {
  /** Address of the video. */
  url: string;
}

/**
 * The answer of `POST /v1/video/generations`: the call waits until the video is generated.
 * @see docs/contract.md §2
 */
export interface VideoList {
  /** Time of creation, in seconds since 1970. */
  created: number;
  /** The model that served; the gateway may leave it out. */
  model?: string | undefined;
  /** The videos. */
  data: GeneratedVideo[];
}
