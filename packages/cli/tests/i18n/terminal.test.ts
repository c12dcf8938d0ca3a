import { stripVTControlCharacters } from 'node:util';
import { startServer } from '@clawwits/mock-gateway/server';
import { expect, it, onTestFinished } from 'vitest';
import { englishIn } from '../support/english-in.ts';
import { keys, openTerminal } from '../support/open-terminal.ts';

async function startGateway(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer({ answer: 'Xin chào bạn', ...options });
  onTestFinished(() => server.close());
  const env = { CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey, NO_COLOR: '1', LANG: 'vi_VN.UTF-8' };
  return { server, env };
}

it.each([60, 100])('a conversation is held in Vietnamese, in %d columns', async (columns) => {
  const { env } = await startGateway({ answer: 'một hai ba bốn năm sáu bảy tám', latency: { tokensPerSecond: 4 } });
  const terminal = await openTerminal(['chat'], { env, columns });
  // A note of this length breaks wherever the terminal does.
  await terminal.until('clawwits: cuộc trò chuyện với http');
  const ask = async (line: string, expected: string) => {
    await terminal.until('> ');
    terminal.type(`${line}${keys.enter}`);
    await terminal.until(expected);
  };
  await ask('/help', 'Dán nhiều dòng');
  await ask('/model auto', 'mô hình là auto');
  await ask('/undo', 'chưa có câu hỏi nào');
  await ask('/balance', 'Wits khả dụng');
  await ask('/file', 'hãy nêu tên tệp');
  await ask('/hat', 'không có /hat');
  await ask('Chào', 'một');
  terminal.type(keys.ctrlC);
  await terminal.until('Đã dừng.');
  await terminal.until('> ');
  terminal.type(`nửa câu${keys.ctrlC}`);
  await terminal.until('Ctrl-C lần nữa');
  terminal.type(keys.ctrlD);
  expect(await terminal.exitCode).toBe(0);
  const shown = stripVTControlCharacters(terminal.written);
  expect(englishIn(shown)).toEqual([]);
  const help = shown.slice(shown.indexOf('/model <tên>'), shown.indexOf('Dán nhiều dòng')).split('\r\n');
  expect(Math.max(...help.map((line) => line.length))).toBeLessThanOrEqual(columns);
});

it('a key is asked for in Vietnamese', async () => {
  const { server, env } = await startGateway();
  const terminal = await openTerminal(['login', '--base-url', server.url], { env });
  await terminal.until('Khóa (không hiện khi gõ): ');
  terminal.type(`${server.apiKey}${keys.enter}`);
  await terminal.until('Đã lưu khóa vào hồ sơ "default"');
  expect(await terminal.exitCode).toBe(0);
});

it('a balance is watched in Vietnamese', async () => {
  const { server, env } = await startGateway({ wits: 1_000 });
  const terminal = await openTerminal(['balance', '--watch', '--interval', '0.01'], { env, columns: 60 });
  await terminal.until('1,000 Wits khả dụng');
  server.gateway.topUp(500);
  await terminal.until('1,500 Wits khả dụng');
  terminal.type(keys.ctrlC);
  expect(await terminal.exitCode).toBe(130);
});
