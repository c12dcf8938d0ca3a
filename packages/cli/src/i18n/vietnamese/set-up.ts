import { translate } from './places.ts';

/** What whoami, login, config and doctor say of the set-up. */
export const setUpSentences = translate({
  // Places, and what is found there.
  none: 'không có',
  'the default': 'mặc định',
  'standard input': 'đầu vào chuẩn',
  'profile "{name}"': 'hồ sơ "{name}"',
  '{program}, the credential_command of {place}': '{program}, credential_command của {place}',
  'what {gateway} publishes': 'địa chỉ {gateway} công bố',
  'from {place}': 'từ {place}',
  '{value}, from {place}': '{value}, từ {place}',
  'speaks to': 'dùng cổng',
  gateway: 'địa chỉ cổng',
  key: 'khóa',
  session: 'phiên',
  profile: 'hồ sơ',
  file: 'tệp',
  project: 'dự án',
  'of this profile': 'của hồ sơ này',
  '{whose}, ended on {moment}; log in again: {command}': '{whose}, đã hết hạn lúc {moment}; đăng nhập lại: {command}',
  '{whose}, until {moment}': '{whose}, đến {moment}',
  'The gateway inside this command: no key, no real model, play money.':
    'Cổng nằm trong lệnh này: không cần khóa, không có mô hình thật, tiền chơi.',
  'The {gateway} gateway inside this command: no key, no real model, play money.':
    'Cổng {gateway} nằm trong lệnh này: không cần khóa, không có mô hình thật, tiền chơi.',

  // Profiles.
  'with a key': 'có khóa',
  'without a key': 'không có khóa',
  'with a key from {program}': 'có khóa lấy từ {program}',
  'no address': 'không có địa chỉ',
  'There are no profiles. Make one with: clawwits login --base-url http://127.0.0.1:8787':
    'Chưa có hồ sơ nào. Tạo hồ sơ bằng: clawwits login --base-url http://127.0.0.1:8787',
  '"{name}" is the default profile now.': '"{name}" giờ là hồ sơ mặc định.',

  // Keys and sessions.
  'Key (it is not shown): ': 'Khóa (không hiện khi gõ): ',
  'E-mail: ': 'E-mail: ',
  'Password (it is not shown): ': 'Mật khẩu (không hiện khi gõ): ',
  'an API key, or the token of a session': 'một khóa API, hoặc token của phiên đăng nhập',
  'a key from Mission Control': 'một khóa lấy từ Mission Control',
  'The key is kept in the profile "{name}", for {baseURL} alone.':
    'Đã lưu khóa vào hồ sơ "{name}", chỉ dùng cho {baseURL}.',
  'The session is kept in the profile "{name}", for {baseURL} alone.':
    'Đã lưu phiên đăng nhập vào hồ sơ "{name}", chỉ dùng cho {baseURL}.',
  'The session is kept in the profile "{name}", for {baseURL} alone, until {moment}.':
    'Đã lưu phiên đăng nhập vào hồ sơ "{name}", chỉ dùng cho {baseURL}, đến {moment}.',
  'The profile "{name}" has no key.': 'Hồ sơ "{name}" không có khóa.',
  'The key of the profile "{name}" is forgotten.': 'Đã xóa khóa của hồ sơ "{name}".',
  'the key itself is still valid: revoke it at /api-keys if it is not needed':
    'bản thân khóa vẫn còn hiệu lực: hãy thu hồi tại /api-keys nếu không cần nữa',
  'the key itself is still valid: revoke it at its gateway if it is not needed':
    'bản thân khóa vẫn còn hiệu lực: hãy thu hồi ở cổng của nó nếu không cần nữa',

  // The local gateway.
  'The {title} sandbox gateway listens on {url}': 'Cổng sandbox {title} đang lắng nghe ở {url}',
  'Its key, with {wits} Wits on the tier "{tier}": {key}': 'Khóa của cổng, có {wits} Wits, gói "{tier}": {key}',
  'Its key on the tier "{tier}": {key}': 'Khóa của cổng, gói "{tier}": {key}',
  'Point a client at it:': 'Trỏ chương trình của bạn vào đó:',
  'Ctrl+C ends it.': 'Ctrl+C để kết thúc.',
  'See --help.': 'Xem --help.',
  'The gateway cannot listen on {address}: {reason}': 'Cổng không lắng nghe được ở {address}: {reason}',
  'listen EADDRINUSE: address already in use {address}': 'địa chỉ {address} đang được dùng',
  '"{text}" is no fault: write name[:amount][*times][@chance], as in "cut:3*1@0.5".':
    '"{text}" không phải là lỗi nào: hãy viết tên[:lượng][*số lần][@xác suất], như "cut:3*1@0.5".',
  'There is no fault "{name}"; there are {known}.': 'Không có lỗi "{name}"; hiện có {known}.',
  'Choose another port with --port, or any free one with --port 0.':
    'Chọn cổng mạng khác bằng --port, hoặc cổng trống bất kỳ bằng --port 0.',
  '--{name} takes a whole number from 0 to {most}, not "{text}".':
    '--{name} cần một số nguyên từ 0 đến {most}, không phải "{text}".',
  '--gateway takes {names} or all, not "{text}".': '--gateway nhận {names} hoặc all, không phải "{text}".',
  '--tier takes one of {tiers} of {title}, not "{text}".':
    '--tier nhận một trong {tiers} của {title}, không phải "{text}".',
  '--wits is of ClawWits alone, which is not served here.':
    '--wits chỉ dành cho ClawWits, mà cổng này không chạy ở đây.',
  '--latency takes "<ms to the first token>" or "<ms>/<tokens a second>", not "{text}".':
    '--latency nhận "<ms đến token đầu tiên>" hoặc "<ms>/<token mỗi giây>", không phải "{text}".',
  '--{name} takes an http or https URL, not "{text}".': '--{name} cần một URL http hoặc https, không phải "{text}".',
  "Unexpected argument '{text}'. This command does not take positional arguments": "Không nhận đối số '{text}'",

  // Doctor.
  ok: 'ổn',
  wrong: 'lỗi',
  unknown: 'chưa rõ',
  node: 'node',
  configuration: 'cấu hình',
  permissions: 'quyền đọc ghi',
  sandbox: 'sandbox',
  'base URL': 'địa chỉ gốc',
  host: 'máy chủ',
  access: 'truy cập',
  balance: 'số dư',
  limits: 'hạn mức',
  '{path}, no profiles': '{path}, chưa có hồ sơ nào',
  '{path}, profiles: {count}': '{path}, số hồ sơ: {count}',
  'there is nothing to protect': 'chưa có gì cần bảo vệ',
  'for you alone': 'chỉ dành cho bạn',
  'others can read {path} (mode {octal}), which holds no key':
    'người khác đọc được {path} (quyền {octal}), tệp không có khóa',
  'no key, no real model, play money': 'không cần khóa, không có mô hình thật, tiền chơi',
  reachable: 'kết nối được',
  'the key is accepted': 'khóa được chấp nhận',
  'the key is accepted, models: {count}': 'khóa được chấp nhận, số mô hình: {count}',
  'the gateway tells none': 'cổng không cho biết',
  'the configuration cannot be used': 'cấu hình không dùng được',
  'it takes a key and an address': 'cần có khóa và địa chỉ',
  'the file cannot be used': 'tệp không dùng được',
  'the host cannot be reached': 'không kết nối được với máy chủ',
  'the key is not accepted': 'khóa không được chấp nhận',
  'the gateway did not answer as it should': 'cổng không trả lời đúng như mong đợi',
});
