/** A copy of the client that includes the other gateways, in a file of its own: calls to ClawWits never load it. */
export { Clawwits, clew, klawd, techopenclaw } from '@clawwits/sdk-ts';
