import { catalogue } from './catalogue.ts';

/** Messages of whoami, login, config and doctor about the set-up. */
export const setUpSentences = catalogue({
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
