import { estimateTokenCount } from 'tokenx';

const longestKept = 16;
const mostKept = 4_096;

/**
 * Creates the default token counter: the estimator of tokenx. Short texts are cached, since an answer is counted
 * word by word and most words occur again.
 */
export function createTokenEstimator(): (text: string) => number {
  const kept = new Map<string, number>();
  return (text) => {
    if (text.length > longestKept) return estimateTokenCount(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const count = estimateTokenCount(text);
    if (kept.size < mostKept) kept.set(text, count);
    return count;
  };
}
