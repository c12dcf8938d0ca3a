/** The parameters of images whose name is one word: the same on the wire and in the SDK. */
export interface ImageParamsOfOneWord {
  /** What is to be seen. */
  prompt: string;
  /** The model that draws, `minimax-image-01` for one. Default: the gateway's own. */
  model?: string | undefined;
  /** How many images, 1 to 10. Default 1. */
  n?: number | undefined;
  /** Width and height, `1024x1024` for one. Default: the model's own. */
  size?: string | undefined;
  /** How carefully it is drawn, `standard` or `hd` for one. */
  quality?: string | undefined;
  /** The manner, `vivid` or `natural` for one. */
  style?: string | undefined;
  /** An opaque name of your end user. */
  user?: string | undefined;
}

/**
 * The body of `POST /v1/images/generations`, in the shape of OpenAI's Images API.
 * @see docs/contract.md §2 and §4
 */
export interface ImageRequest extends ImageParamsOfOneWord {
  /** `"url"` (default) gives addresses, `"b64_json"` the images themselves. */
  response_format?: 'url' | 'b64_json' | undefined;
}

/** One image. */
export interface GeneratedImage {
  /** Where it lies; given unless base64 was asked for. */
  url?: string | undefined;
  /** The image itself in base64, where that was asked for. */
  b64_json?: string | undefined;
  /** The text that was drawn, where the model changed it. */
  revised_prompt?: string | undefined;
}

/**
 * The answer of `POST /v1/images/generations`.
 * @see docs/contract.md §2 and §4
 */
export interface ImageList {
  /** When they were made, in seconds since 1970. */
  created: number;
  /** The images. */
  data: GeneratedImage[];
}
