import type { ChatCompletionRequest, ChatImagePart } from '@clawwits/contract';
import { Refusal } from '../../core/refusal.ts';
import { decodeBase64Bytes } from '../../endpoints/encode-base64.ts';
import { readPngDescription } from '../../endpoints/images/png.ts';

const refused = (message: string) => new Refusal('invalid_request', message, { param: 'messages' });

const imagesOf = ({ messages }: ChatCompletionRequest): ChatImagePart[] =>
  messages.flatMap(({ role, content }) =>
    role === 'user' && Array.isArray(content)
      ? content.flatMap((part) => (part.type === 'image_url' ? [part] : []))
      : [],
  );

/** The bytes of a `data:` URL. @throws Refusal if it is not an image */
function readDataUrl(url: string): Uint8Array {
  const [, text] = /^data:image\/[\w.+-]+;base64,([\s\S]+)$/.exec(url) ?? [];
  if (text === undefined) throw refused('image_url.url: must be "data:image/…;base64,…" or an http or https address.');
  try {
    return decodeBase64Bytes(text);
  } catch (error) {
    if (error instanceof DOMException) throw refused('image_url.url: is not valid base64.');
    throw error;
  }
}

const isWebAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/**
 * Checks that there are images to read.
 * @throws Refusal `invalid_request`
 * @see docs/contract.md §2
 */
export function checkImages(body: ChatCompletionRequest): void {
  const images = imagesOf(body);
  if (images.length === 0) throw refused('messages: clew/ocr needs an image_url part to read.');
  for (const { image_url } of images) if (!isWebAddress(image_url.url)) readDataUrl(image_url.url);
}

/** Text of an image that the sandbox cannot read, in the two languages that Clew reads. */
const invented = (source: string) =>
  `SANDBOX DOCUMENT\nRead by the Clew sandbox from ${source}; nothing was fetched and nobody looked.\nเอกสารตัวอย่าง`;

/**
 * "Reads" the text of images: a picture drawn by a gateway of this package carries its description; for others a text is
 * made up. No address is fetched.
 */
export function readImages(body: ChatCompletionRequest): string {
  const texts = imagesOf(body).map(({ image_url: { url } }) => {
    if (isWebAddress(url)) return invented(url.slice(0, 200));
    const bytes = readDataUrl(url);
    return readPngDescription(bytes) ?? invented(`an image of ${bytes.length} bytes`);
  });
  return texts.join('\n\n');
}
