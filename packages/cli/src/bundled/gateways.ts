/** A copy of the client that knows the other gateways too: a file of its own, which ClawWits alone never loads. */
export { Clawwits, clew, klawd, techopenclaw } from '@clawwits/sdk-ts';
