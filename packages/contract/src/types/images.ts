/** The parameters of images whose name is one word: the same on the wire and in the SDK. */
export interface ImageParamsOfOneWord {
  /** Description of the image. */
  prompt: string;
  /** The model that draws, such as `minimax-image-01`. Default: the gateway's own. */
  model?: string | undefined;
  /** Number of images, 1 to 10. Default 1. */
  n?: number | undefined;
  /** Width and height, such as `1024x1024`. Default: the model's own. */
  size?: string | undefined;
  /** Quality, such as `standard` or `hd`. */
  quality?: string | undefined;
  /** The style, such as `vivid` or `natural`. */
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
  /** Address of the image; absent if base64 was requested. */
  url?: string | undefined;
  /** The image itself in base64, if that was requested. */
  b64_json?: string | undefined;
  /** The prompt that was drawn, if the model changed it. */
  revised_prompt?: string | undefined;
}

/**
 * The answer of `POST /v1/images/generations`.
 * @see docs/contract.md §2 and §4
 */
export interface ImageList {
  /** Time of creation, in seconds since 1970. */
  created: number;
  /** The images. */
  data: GeneratedImage[];
}
