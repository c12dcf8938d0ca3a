import { answerPrebuilt } from './start/answer-prebuilt.ts';

// Published as CommonJS, which has `__dirname`. In another bundle, the files of the build are missing.
const folder = typeof __dirname === 'string' ? __dirname : null;

if (folder === null || !answerPrebuilt(process.argv.slice(2), folder)) {
  void import('./main.ts').then(({ main }) => main());
}
