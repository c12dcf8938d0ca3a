/** Longer titles hold more than a title. */
const titleLimit = 120;

/**
 * Describes an HTML page that came instead of the gateway's answer, by its title and the server that made it:
 * `an HTML page of nginx, titled "502 Bad Gateway"`. `null` where the text is no HTML.
 *
 * @param text the body, or its beginning
 * @param contentType the content type of the answer; without one, or with a wrong one, the text decides
 */
export function describePage(text: string, contentType: string | null): string | null {
  if (!/html/i.test(contentType ?? '') && !/^\s*<(!doctype|html)/i.test(text)) return null;
  const [server] = /cloudflare|nginx|openresty|cloudfront/i.exec(text) ?? [];
  // The first heading replaces a title that is empty or missing.
  const [, title] = /<(?:title|h1)\b[^<>]*>\s*([^<\s][^<]*)/i.exec(text) ?? [];
  const words = title?.trim().replace(/\s+/g, ' ').slice(0, titleLimit);
  return `an HTML page${server ? ` of ${server}` : ''}${words ? `, titled "${words}"` : ''}`;
}
