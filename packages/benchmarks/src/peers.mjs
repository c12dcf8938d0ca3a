/** The newest versions of the peers that a Node runs: several have left Node 20. */
const newest = {
  openai: '7.55.0',
  '@anthropic-ai/sdk': '1.11.0',
  '@openrouter/sdk': '1.3.19',
  ai: '7.0.173',
  '@ai-sdk/openai-compatible': '3.0.92',
  undici: '7.30.2',
};
const forNode20 = { openai: '6.49.0', '@anthropic-ai/sdk': '1.11.0', undici: '7.30.2' };

/** What is compared on the running Node. */
export function peerVersions() {
  return Number(process.versions.node.split('.')[0]) < 22 ? forNode20 : newest;
}
