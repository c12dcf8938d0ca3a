/** Reads `data: {…}` lines and nothing else of what an event stream may hold: for the floors. */
export function createLineReader() {
  const decoder = new TextDecoder();
  let rest = '';
  return (piece) => {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop();
    const chunks = [];
    for (const line of lines) {
      if (line.startsWith('data: ') && line !== 'data: [DONE]') chunks.push(JSON.parse(line.slice(6)));
    }
    return chunks;
  };
}
