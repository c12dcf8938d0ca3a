import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { languageOf } from '../src/language/language-of.ts';
import { ownFailures, tellFailure } from '../src/language/vietnamese.ts';
import { readRecord } from './support/run-command.ts';
import { runInside } from './support/run-inside.ts';

describe('the language', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
    [{ LANG: 'vi' }, 'vi'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'vit' }, 'en'],
    [{ LANG: 'vi_VN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'vi_VN.UTF-8' }, 'vi'],
    [{ LC_ALL: 'C', LC_MESSAGES: 'vi_VN.UTF-8', LANG: 'vi_VN.UTF-8' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'vi_VN.UTF-8' }, 'vi'],
  ] as const)('of %j is %s', (env, expected) => {
    expect(languageOf(env)).toBe(expected);
  });
});

describe('in Vietnamese', () => {
  const env = { LANG: 'vi_VN.UTF-8' };

  it('a failure is told, its details as they are, and what to do next', async () => {
    const { stderr, stdout, exitCode } = await runInside(['chat', 'hi'], { env });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
    expect(stderr.split('\n')).toEqual([
      'lỗi: Không có khóa API.',
      expect.stringMatching(/^chi tiết: There is no API key/),
      expect.stringMatching(/^gợi ý: Đặt CLAWWITS_API_KEY/),
      '',
    ]);
  });

  it('what the gateway refuses is told as well, and quotes the request', async () => {
    const server = await startServer({ faults: ['isv_blocked'] });
    onTestFinished(() => server.close());
    const own = { ...env, CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
    const { stderr } = await runInside(['chat', 'hi'], { env: own });
    expect(stderr).toMatch(/^lỗi: Nội dung bị chặn\.\nchi tiết: .*isv_blocked.*\(request req_\w+\)\ngợi ý: Sửa/);
  });

  it('a hint that names a path or a number stays', async () => {
    const { stderr } = await runInside(['chat', 'hi', '-f', '/nowhere/a.txt'], { env });
    expect(stderr).toMatch(/^lỗi: Không đọc được tệp\.\nchi tiết: \/nowhere\/a\.txt .*\ngợi ý: Give the path/);
  });

  it('what machines read is the same', async () => {
    const untimed = ({ duration_ms: _time, ...record }: Record<string, unknown>) => record;
    for (const args of [
      ['chat', 'hi', '--json'],
      ['whoami', '--json'],
      ['balance', '--jsn', '--json'],
    ]) {
      const [vietnamese, english] = [await runInside(args, { env }), await runInside(args, { env: { LANG: 'C' } })];
      const strip = (record: Record<string, unknown>) =>
        JSON.stringify(untimed(record)).replace(/clawwits-test-\w+/g, '');
      expect(strip(readRecord(vietnamese))).toBe(strip(readRecord(english)));
      expect(vietnamese.exitCode).toBe(english.exitCode);
    }
  });

  it('there is a sentence for every failure, and none for what is not known', () => {
    for (const code of Object.keys(ownFailures)) expect(tellFailure(code)?.message).toMatch(/\.$/);
    expect(tellFailure('something_else')).toBeNull();
  });
});
