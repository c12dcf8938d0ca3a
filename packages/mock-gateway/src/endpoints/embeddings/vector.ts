import { decodeBase64Bytes, encodeBase64Bytes } from '../encode-base64.ts';
import { topicOf } from './topics.ts';

/** Number of dimensions of a vector. */
export const dimensions = 1024;

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** 32 bits of a word (FNV-1a). */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash >>> 0 || 1;
}

/** Adds the word's own direction, one of ±1 in each dimension: the directions of two words are nearly orthogonal. */
function addWord(vector: Float32Array, word: string, weight: number): void {
  let state = hashWord(word);
  for (let index = 0; index < dimensions; index++) {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    vector[index] = (vector[index] ?? 0) + (state & 0x8000 ? weight : -weight);
  }
}

/** Weight of a word's topic, relative to the word itself. */
const topicWeight = 0.8;

/**
 * Computes a vector of unit length from the text alone: texts that share words lie closer than texts that do not, and so do
 * texts with words of one topic of a small built-in vocabulary.
 */
export function embedText(text: string): Float32Array {
  const counts = new Map<string, number>();
  const normalized = text.normalize('NFC').toLowerCase();
  for (const [word] of normalized.matchAll(wordPattern)) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (counts.size === 0) counts.set(normalized, 1);

  const vector = new Float32Array(dimensions);
  for (const [word, count] of counts) {
    const weight = Math.sqrt(count);
    addWord(vector, word, weight);
    const topic = topicOf(word);
    // No word contains a colon: the direction of a topic is its own.
    if (topic !== undefined) addWord(vector, `topic:${topic}`, weight * topicWeight);
  }
  let sum = 0;
  for (const value of vector) sum += value * value;
  // Two words of opposite directions cancel out; no two words have them, but a vector without length must not divide.
  const length = Math.sqrt(sum) || 1;
  return vector.map((value) => value / length);
}

/** Writes a vector as base64 of little-endian float32. */
export function encodeBase64(vector: Float32Array): string {
  const view = new DataView(new ArrayBuffer(vector.length * 4));
  for (const [index, value] of vector.entries()) view.setFloat32(index * 4, value, true);
  return encodeBase64Bytes(new Uint8Array(view.buffer));
}

/** Reads a vector from base64 of little-endian float32; `null` if it cannot be read. */
export function decodeBase64(text: string): Float32Array | null {
  let bytes: Uint8Array;
  try {
    bytes = decodeBase64Bytes(text);
  } catch {
    return null;
  }
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
