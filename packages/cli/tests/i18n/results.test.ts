import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { englishIn } from '../support/english-in.ts';
import { makeFolder, makeHome } from '../support/run-command.ts';
import { runInside } from '../support/run-inside.ts';

const vietnamese = { LANG: 'vi_VN.UTF-8' };
const clew = ['--gateway', 'clew', '--sandbox'];

/** Commands, and a part of what they say in Vietnamese. */
const rows: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    'an answer',
    ['chat', 'Xin chào', '--sandbox', '--usage'],
    /sandbox, mô hình giả, tiền chơi: đã dùng \d+ Wits, còn /,
  ],
  ['an answer that ends early', ['chat', 'Xin chào', '--sandbox', '--max-tokens', '2'], /câu trả lời dừng ở 2 token/],
  [
    'an answer of another gateway',
    ['chat', 'Xin chào', '--gateway', 'klawd', '--sandbox'],
    /sandbox của Klawd.*: đã dùng \$/,
  ],
  ['a balance', ['balance', '--sandbox'], /3,000,000 Wits khả dụng, 0 đang giữ, 0 đã dùng/],
  [
    'a gate',
    ['balance', '--sandbox', '--fail-below', '4000000'],
    /lỗi: Có 3,000,000 Wits khả dụng, ít hơn 4,000,000\.\ngợi ý: Nạp đầy lại/,
  ],
  ['what was used', ['usage', ...clew, '--days', '2'], /token, 0 yêu cầu, \$0\n\nNGÀY +TOKEN +YÊU CẦU +CHI PHÍ/],
  ['models', ['models', '--gateway', 'klawd', '--sandbox'], /^MÃ +NHÀ CUNG CẤP +NGỮ CẢNH +GIÁ VÀO \/ RA/],
  ['keys', ['keys', 'list', ...clew], /TÊN +BẮT ĐẦU BẰNG/],
  [
    'a new key',
    ['keys', 'create', 'may', ...clew],
    /khóa "may" \(key_\w+\) chỉ hiện một lần này; lưu lại bằng clawwits login/,
  ],
  ['who one is', ['whoami'], /địa chỉ cổng không có\nkhóa +không có/],
  ['who one is in the sandbox', ['whoami', '--sandbox'], /^Cổng nằm trong lệnh này/],
  ['profiles', ['config', 'show'], /Chưa có hồ sơ nào/],
  ['a default profile', ['config', 'use', 'sandbox'], /"sandbox" giờ là hồ sơ mặc định/],
  ['a forgotten key', ['logout'], /Hồ sơ "default" không có khóa\./],
  ['the set-up', ['doctor', '--sandbox'], /ổn +số dư +3,000,000 Wits khả dụng/],
  ['a set-up that is wrong', ['doctor'], /lỗi +địa chỉ gốc +Không có địa chỉ gốc.*\n +-> Đặt CLAWWITS_BASE_URL/],
  ['an estimate', ['estimate', 'Xin chào'], /khoảng \d+ Wits vào, tối đa 1,024 ra: sẽ giữ lại/],
  ['the wallet', ['sandbox', 'reset'], /Ví của sandbox vốn đã đầy/],
  ['what a gateway has not', ['models', '--sandbox'], /Cổng "clawwits" không có "models"\. Các cổng có: clew/],
  ['a session', ['chat', 'Xin chào', '--sandbox', '--session', '../x'], /không dùng làm tên cuộc trò chuyện được/],
  ['a field', ['balance', '--field', 'data.x'], /Bản ghi không có trường "data\.x"/],
  ['no text', ['embed', '--sandbox'], /Không có văn bản nào/],
  ['an unknown command', ['chta'], /Không có lệnh 'chta' \(có phải ý bạn là chat\?\)\ngợi ý: Xem: clawwits --help/],
  ['an unknown option', ['balance', '--jso'], /Không có tùy chọn '--jso' \(có phải ý bạn là --json\?\)/],
  [
    'a value',
    ['chat', '--max-tokens', '0', 'x'],
    /Giá trị '0' của tùy chọn '--max-tokens <số>' không hợp lệ\. Cần một số nguyên từ 1/,
  ],
  ['a choice', ['completion', 'tcsh'], /Giá trị 'tcsh' của đối số 'shell' không hợp lệ\. Chọn một trong: bash/],
  [
    'a conflict',
    ['balance', '--sandbox', '--profile', 'x'],
    /'--sandbox' không dùng chung được với tùy chọn '--profile <tên>'/,
  ],
  ['too much', ['balance', 'x'], /Quá nhiều đối số cho 'balance'\. Cần 0 đối số nhưng có 1\./],
  ['too little', ['similar'], /Thiếu đối số bắt buộc 'câu truy vấn'/],
  ['no value', ['chat', '--model'], /Tùy chọn '-m, --model <tên>' thiếu giá trị/],
  ['nothing to do', [], /Hãy nói cần làm gì: clawwits chat/],
  ['a key as an argument', ['balance', '--api-key=x'], /Khóa không bao giờ được nhận qua đối số/],
  [
    'the gateway',
    ['gateway', '--port', 'x'],
    /--port cần một số nguyên từ 0 đến 65535, không phải "x"\.\nXem --help\./,
  ],
];

describe.each(rows)('%s', (_name, args, expected) => {
  it('is reported in Vietnamese', async () => {
    const { stdout, stderr } = await runInside(args, { env: vietnamese });
    expect(stdout + stderr).toMatch(expected);
    expect(englishIn(stdout + stderr)).toEqual([]);
  });

  it('is the same in a record, and ends with the same code', async () => {
    const folder = await makeFolder();
    const run = async (env: Record<string, string>, format: readonly string[]) => {
      const home = {
        HOME: folder,
        XDG_CONFIG_HOME: join(folder, env['LANG'] ?? ''),
        XDG_STATE_HOME: join(folder, `${env['LANG']}-`),
      };
      const { stdout, exitCode } = await runInside([...args, ...format], { env: { ...home, ...env } });
      // What differs from run to run, and the folder's name.
      const text = stdout
        .replaceAll(env['LANG'] ?? '', 'LANG')
        .replace(/"duration_ms":\d+|"\d{4}-\d\d-\d\dT[\d:.]+Z"|req_\w+|key_\w+|clew_sk_\w+/g, '');
      return { text, exitCode };
    };
    for (const format of [['--json'], ['--output-format', 'stream-json']]) {
      // The other words are the gateway's own command's.
      if (args[0] === 'gateway' && format.length > 1) continue;
      const [own, english] = [await run(vietnamese, format), await run({ LANG: 'C_' }, format)];
      expect(own).toEqual(english);
      expect(own.text).toContain('"type":"result"');
    }
  });
});

describe('files of the user', () => {
  /** What a command says about a configuration. */
  async function listComplaints(text: string) {
    const env = { ...(await makeHome()), ...vietnamese };
    const folder = await makeFolder();
    await writeFile(join(folder, 'config.json'), text);
    const { stderr } = await runInside(['balance'], { env: { ...env, CLAWWITS_CONFIG_DIR: folder } });
    expect(englishIn(stderr)).toEqual([]);
    return stderr;
  }

  it.each([
    ['{"profiles":{"a":{},}}', /không phải là JSON\. Dòng 1, cột \d+: chỗ này phải có một tên trong dấu ngoặc kép\./],
    ['{"profiles":{"a":{"model":', /văn bản kết thúc ở chỗ lẽ ra phải có một giá trị/],
    ['{"profiles":{"a":{"api_key":"x"}}}', /Thiếu "profiles\.a\.base_url": khóa được lưu cùng với địa chỉ/],
    ['{"profiles":{"a":{"max_tokens":0}}}', /"profiles\.a\.max_tokens" phải từ 1 trở lên\./],
    ['{"profiles":{"a":{"gateway":"x"}}}', /"profiles\.a\.gateway" phải là một trong clawwits, clew/],
    ['{"profile":{}}', /Tệp không có trường "profile"\./],
    ['[]', /Tệp phải là một đối tượng\./],
  ])('%s', async (text, expected) => {
    expect(await listComplaints(text)).toMatch(expected);
  });
});

describe('what is wrong with an answer is said', () => {
  it.each([
    [{ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }, /: a: bị thiếu\./],
    [{ type: 'object', properties: { text: { type: 'integer' } } }, /: text: phải là một số nguyên\./],
    [{ properties: { text: { type: 'string', minLength: 9 } } }, /: text: phải có từ 9 ký tự trở lên\./],
    [{ properties: { text: { enum: ['a', 'b'] } } }, /: text: phải là một trong "a", "b"\./],
    [{ properties: {}, additionalProperties: false }, /: text: không được phép có\./],
  ])('by %j', async (schema, expected) => {
    const server = await startServer({ answer: '{"text":"xin"}' });
    onTestFinished(() => server.close());
    const path = join(await makeFolder(), 'schema.json');
    await writeFile(path, JSON.stringify(schema));
    const env = { ...vietnamese, CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
    const { stderr, exitCode } = await runInside(['chat', 'hi', '--schema', path], { env });
    expect(exitCode).toBe(8);
    expect(stderr).toMatch(/^lỗi: Câu trả lời không đúng với lược đồ: /);
    expect(stderr).toMatch(expected);
  });
});

describe('what others say in English alone is recognized', () => {
  it.each([
    [['--fault', 'x*'], /^"x\*" không phải là lỗi nào: hãy viết/],
    [['--fault', 'x'], /^Không có lỗi "x"; hiện có /],
    [['--gateway', 'x'], /^--gateway nhận clawwits, clew, techopenclaw, klawd hoặc all, không phải "x"\./],
    [['--tier', 'x'], /^--tier nhận một trong free_trial, .* của ClawWits, không phải "x"\./],
    [['--gateway', 'clew', '--wits', '1'], /^--wits chỉ dành cho ClawWits/],
    [['--latency', 'x'], /^--latency nhận "<ms đến token đầu tiên>"/],
    [['--upstream', 'x'], /^--upstream cần một URL http hoặc https, không phải "x"\./],
    [['--nothing'], /^Không có tùy chọn '--nothing'/],
    [['word'], /^Không nhận đối số 'word'/],
    [['--port'], /^Tùy chọn '--port <value>' thiếu giá trị/],
  ])('of the local gateway: %j', async (args, expected) => {
    const { stderr, exitCode } = await runInside(['gateway', ...args], { env: vietnamese });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(expected);
    expect(stderr).toMatch(/\nXem --help\.\n$/);
  });

  it('of the local gateway, as it begins and where it cannot', async () => {
    const ending = new AbortController();
    let port = '';
    const { stdout } = await runInside(['gateway', '--port', '0'], {
      env: vietnamese,
      signal: ending.signal,
      async onStdout(text) {
        port = /:(\d+)/.exec(text)?.[1] ?? '';
        const { stderr, exitCode } = await runInside(['gateway', '--port', port], { env: vietnamese });
        ending.abort();
        expect(exitCode).toBe(1);
        expect(stderr).toContain(
          `Cổng không lắng nghe được ở 127.0.0.1:${port}: địa chỉ 127.0.0.1:${port} đang được dùng`,
        );
      },
    });
    expect(stdout).toMatch(
      /^Cổng sandbox ClawWits đang lắng nghe ở http.*\nKhóa của cổng, có 3,000,000 Wits, gói "pro": cw_sk_/,
    );
    expect(englishIn(stdout)).toEqual([]);
  });
});

it('a retried call is reported', async () => {
  const server = await startServer({ faults: ['router_error*1'], answer: 'Xong.' });
  onTestFinished(() => server.close());
  const env = { ...vietnamese, CLAWWITS_BASE_URL: server.url, CLAWWITS_API_KEY: server.apiKey };
  const { stdout, stderr } = await runInside(['chat', 'Xin chào', '--usage'], { env });
  expect(stdout).toBe('Xong.\n');
  expect(stderr).toMatch(
    /^clawwits: lần thử 1 không thành công \(router_error\); sẽ thử lại sau [\d.]+ (?:ms|giây)\.\n/,
  );
  expect(stderr).toMatch(/clawwits: đã dùng \d+ Wits \(\d+ vào, \d+ ra\), còn [\d,]+\n$/);
});
