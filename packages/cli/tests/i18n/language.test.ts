import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { languageOf } from '../../src/i18n/language-of.ts';
import { readRecord } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

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

  it('a failure of our own is described with its details and the next step', async () => {
    const { stderr, stdout, exitCode } = await runInside(['chat', 'hi', '-f', '/nowhere/a.txt'], { env });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr.split('\n')).toEqual([
      'lỗi: Không đọc được /nowhere/a.txt: không có tệp hay thư mục này.',
      'gợi ý: Đưa đường dẫn của một tệp văn bản, hoặc của ảnh PNG, JPEG, GIF hay WebP.',
      '',
    ]);
  });

  it('a hint names the gateway that is meant', async () => {
    const { stderr } = await runInside(['chat', 'hi', '--gateway', 'klawd'], { env });
    expect(stderr).toMatch(/^lỗi: Không có khóa API cho Klawd\.\ngợi ý: Đặt KLAWD_API_KEY .*--gateway klawd/);
  });

  it('a refusal of the gateway is described in general, then in its own words, with the request', async () => {
    const server = await startServer({ faults: ['isv_blocked'] });
    onTestFinished(() => server.close());
    const own = { ...env, CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
    const { stderr } = await runInside(['chat', 'hi'], { env: own });
    expect(stderr).toMatch(/^lỗi: Nội dung bị chặn\.\nchi tiết: .*isv_blocked.*\(yêu cầu req_\w+\)\ngợi ý: Sửa/);
  });

  it('no key is ever printed', async () => {
    const { stderr } = await runInside(['chat', 'hi', '-f', '/nowhere/cw_sk_very_secret'], { env });
    expect(stderr).toContain('cw_sk_[redacted]');
    const { stdout } = await runInside(['chat', 'hi', '-f', '/nowhere/cw_sk_very_secret', '--json'], { env });
    expect(readRecord({ stdout })).toMatchObject({ error: { message: expect.stringContaining('cw_sk_[redacted]') } });
  });
});
