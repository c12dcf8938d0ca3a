import type { BodyReader, TransportAnswer } from './transport.ts';

/** An answer whose body begins with pieces that were read already. */
export function withPieces(answer: TransportAnswer, pieces: Uint8Array[], rest: BodyReader): TransportAnswer {
  return {
    status: answer.status,
    header: (name) => answer.header(name),
    headers: () => answer.headers(),
    body: {
      read() {
        const piece = pieces.shift();
        return piece === undefined ? rest.read() : Promise.resolve(piece);
      },
      cancel: (reason) => rest.cancel(reason),
    },
  };
}
