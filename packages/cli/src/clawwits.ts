import { answerAtOnce } from './start/answer-at-once.ts';

// Built as CommonJS, which knows its folder by this name.
if (!answerAtOnce(process.argv.slice(2), __dirname)) {
  void import('./main.ts').then(({ main }) => main());
}
