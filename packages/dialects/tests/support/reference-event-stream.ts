import type { ServerSentEvent } from '../../src/server-sent-event.ts';

/**
 * The events of a whole stream by the words of the WHATWG HTML standard, "Interpreting an event stream": one step after
 * the other, without regard for cost.
 */
export function interpretEventStream(bytes: Uint8Array): ServerSentEvent[] {
  // "Streams must be decoded using the UTF-8 decode algorithm", which strips one byte order mark.
  const text = new TextDecoder('utf-8').decode(bytes);
  const events: ServerSentEvent[] = [];
  let data = '';
  let eventType = '';
  let at = 0;

  function dispatch(): void {
    if (data === '') {
      eventType = '';
      return;
    }
    if (data.endsWith('\n')) data = data.slice(0, -1);
    events.push(eventType === '' ? { data } : { event: eventType, data });
    data = '';
    eventType = '';
  }

  function process(field: string, value: string): void {
    if (field === 'event') eventType = value;
    if (field === 'data') data += `${value}\n`;
  }

  while (at < text.length) {
    let end = at;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
    // "Once the end of the file is reached, any pending data must be discarded": a line must have its end.
    if (end === text.length) break;
    const line = text.slice(at, end);
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;

    if (line === '') dispatch();
    else if (line.startsWith(':')) continue;
    else if (line.includes(':')) {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1);
      process(line.slice(0, colon), value.startsWith(' ') ? value.slice(1) : value);
    } else process(line, '');
  }
  return events;
}
