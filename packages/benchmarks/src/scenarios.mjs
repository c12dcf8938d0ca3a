// Each scenario says how a client is exercised and what a unit of it is; the measuring is done around it.

/** What a client hands out is looked at as it comes: nothing of the benchmark's own stands in between. */
async function count(client) {
  let chunks = 0;
  for await (const piece of await client.stream()) if (client.textOf(piece) !== undefined) chunks += 1;
  return chunks;
}

async function inParallel(workers, calls, call) {
  let left = calls;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (left-- > 0) await call();
    }),
  );
  return calls;
}

/**
 * `quick` and `full` are how much is measured, `warmUp` what runs before it: V8 compiles a client's code over some
 * thousand calls, and the full form waits until it has.
 *
 * @type {Record<string, { title: string; mode: string; needs: string; unit: string; run(client, size: number): Promise<number>; quick: number; full: number; warmUp: { quick: number; full: number }; measures: 'cpu' | 'wall' | 'rss' }>}
 */
export const scenarios = {
  concurrent: {
    title: '64 calls at once, µs CPU a call',
    mode: 'whole',
    needs: 'chat',
    measures: 'cpu',
    quick: 1_500,
    full: 12_000,
    warmUp: { quick: 1_500, full: 10_000 },
    run: (client, calls) => inParallel(64, calls, () => client.chat()),
  },
  sequential: {
    title: 'one call after the other, µs CPU a call',
    mode: 'whole',
    needs: 'chat',
    measures: 'cpu',
    quick: 1_000,
    full: 6_000,
    warmUp: { quick: 1_000, full: 5_000 },
    run: (client, calls) => inParallel(1, calls, () => client.chat()),
  },
  bulk: {
    title: 'stream in large writes, µs CPU a chunk',
    mode: 'bulk',
    needs: 'stream',
    measures: 'cpu',
    quick: 5,
    full: 15,
    warmUp: { quick: 4, full: 6 },
    async run(client, streams) {
      let chunks = 0;
      for (let index = 0; index < streams; index++) chunks += await count(client);
      return chunks;
    },
  },
  paced: {
    title: "stream at a model's pace, µs CPU a chunk",
    mode: 'paced',
    needs: 'stream',
    measures: 'cpu',
    quick: 1,
    full: 3,
    warmUp: { quick: 1, full: 1 },
    async run(client, streams) {
      let chunks = 0;
      for (let index = 0; index < streams; index++) chunks += await count(client);
      return chunks;
    },
  },
  hundred: {
    title: '100 streams at once, µs CPU a chunk',
    mode: 'paced',
    needs: 'stream',
    measures: 'cpu',
    quick: 1,
    full: 3,
    warmUp: { quick: 1, full: 1 },
    async run(client, rounds) {
      let chunks = 0;
      for (let index = 0; index < rounds; index++) {
        const counts = await Promise.all(Array.from({ length: 100 }, () => count(client)));
        chunks += counts.reduce((sum, number) => sum + number, 0);
      }
      return chunks;
    },
  },
  first: {
    title: 'request to first chunk, µs',
    mode: 'short',
    needs: 'stream',
    measures: 'inner',
    quick: 400,
    full: 1_500,
    warmUp: { quick: 300, full: 1_500 },
    async run(client, calls) {
      const times = [];
      for (let index = 0; index < calls; index++) {
        const startedAt = performance.now();
        let isFirst = true;
        for await (const _ of await client.stream()) {
          if (isFirst) times.push(performance.now() - startedAt);
          isFirst = false;
        }
      }
      times.sort((one, other) => one - other);
      return times[times.length >> 1] * 1000;
    },
  },
  embeddings: {
    title: '64 × 1024 embeddings as JSON, ms',
    mode: 'whole',
    needs: 'embed',
    measures: 'cpu',
    scale: 1 / 1000,
    quick: 32,
    full: 200,
    warmUp: { quick: 16, full: 60 },
    run: (client, calls) => inParallel(1, calls, () => client.embed()),
  },
  base64: {
    title: 'the same as base64, ms',
    mode: 'whole',
    needs: 'embedBase64',
    measures: 'cpu',
    scale: 1 / 1000,
    quick: 100,
    full: 300,
    warmUp: { quick: 50, full: 100 },
    run: (client, calls) => inParallel(1, calls, () => client.embedBase64()),
  },
  memory: {
    title: 'long stream read slowly, RSS growth MB',
    mode: 'huge',
    needs: 'stream',
    measures: 'rss',
    quick: Number.POSITIVE_INFINITY,
    full: Number.POSITIVE_INFINITY,
    // What is loaded and compiled for the first chunks is no growth of the stream's.
    warmUp: { quick: 2_000, full: 2_000 },
    async run(client, most) {
      let chunks = 0;
      for await (const _ of await client.stream()) {
        chunks += 1;
        if (chunks === most) break;
        if (chunks % 200 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return chunks;
    },
  },
};
