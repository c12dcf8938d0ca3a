import type { ChatImagePart } from '@clawwits/sdk-ts';

/** A file that goes along with a question. */
export type Attachment =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly part: ChatImagePart };
