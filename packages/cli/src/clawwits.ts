import { answerAtOnce } from './start/answer-at-once.ts';

// Published as CommonJS, which knows its folder by this name; bundled otherwise, there is no file beside it.
const folder = typeof __dirname === 'string' ? __dirname : null;

if (folder === null || !answerAtOnce(process.argv.slice(2), folder)) {
  void import('./main.ts').then(({ main }) => main());
}
