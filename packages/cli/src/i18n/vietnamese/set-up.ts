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

  // Settings.
  setting: 'thiết lập',
  value: 'giá trị',
  source: 'nguồn',
  'command line': 'dòng lệnh',
  environment: 'biến môi trường',
  user: 'người dùng',
  '(set, not shown)': '(đã đặt, không hiện)',
  '{key} is {value} now, in {path}.': '{key} giờ là {value}, trong {path}.',
  '{key} is removed from {path}.': 'Đã xóa {key} khỏi {path}.',
  '{key} was not set in {path}.': '{key} vốn chưa được đặt trong {path}.',
  'There is no setting "{key}".': 'Không có thiết lập "{key}".',
  'Did you mean {word}?': 'Có phải ý bạn là {word}?',
  '{key} is not set.': '{key} chưa được đặt.',
  '{key} is not in force: the profile "{name}" sets it for its own address alone.':
    '{key} không có hiệu lực: hồ sơ "{name}" chỉ đặt nó cho địa chỉ của chính hồ sơ.',
  'See which address is used: {command}': 'Xem địa chỉ nào đang được dùng: {command}',
  'Set it with: {command}': 'Đặt bằng: {command}',
  '{key} does not take the value "{value}".': '{key} không nhận giá trị "{value}".',
  'It takes {values}.': 'Cần {values}.',
  'a number': 'một số',
  'true or false': 'true hoặc false',
  'one of {names}': 'một trong: {names}',
  'an http or https address without a password in it': 'một địa chỉ http hoặc https, không chứa mật khẩu',
  'a program, or a JSON list such as {example}': 'một chương trình, hoặc một danh sách JSON như {example}',
  'a text that is not empty': 'một văn bản không rỗng',
  'The value of {key} is not valid. {problem}': 'Giá trị của {key} không hợp lệ. {problem}',
  'Nothing was changed.': 'Không có gì thay đổi.',
  '{place} is no name of an alias or a template.': '{place} không thể là tên tắt hay tên mẫu.',
  'A key is never an argument: other users of this machine could see it.':
    'Khóa không bao giờ là đối số: người dùng khác trên máy này có thể nhìn thấy.',
  'Store it with: {command}': 'Lưu khóa bằng: {command}',
  'The profile "{name}" holds a key, which would be sent to the new address.':
    'Hồ sơ "{name}" đang giữ một khóa; khóa đó sẽ bị gửi đến địa chỉ mới.',
  'Remove the key first: {command}': 'Hãy xóa khóa trước: {command}',

  // Aliases and templates.
  'The aliases lead in a circle: {names}.': 'Các tên tắt dẫn vòng tròn: {names}.',
  'Give one of them a model: {command}': 'Hãy gán mô hình cho một trong số đó: {command}',
  'A template is a text file.': 'Mẫu là một tệp văn bản.',
  'The template {path} is empty.': 'Mẫu {path} rỗng.',
  'There is no template "{name}".': 'Không có mẫu "{name}".',
  'Make one with: {command}, or as a file in {folder}': 'Tạo bằng: {command}, hoặc bằng một tệp trong {folder}',
  'The template "{name}" has no value for: {variables}.': 'Mẫu "{name}" chưa có giá trị cho: {variables}.',
  '{input} is standard input: pipe a text in, or read a file with < file':
    '{input} là đầu vào chuẩn: đưa văn bản vào bằng đường ống, hoặc đọc tệp bằng < tệp',
  '{prompt} is the prompt of the command line: give one.': '{prompt} là câu hỏi trên dòng lệnh: hãy nêu câu hỏi.',
  'Give it with -v: {example}': 'Đưa bằng -v: {example}',
  'The template "{name}" has no variable {variable}.': 'Mẫu "{name}" không có biến {variable}.',
  'It has no variables.': 'Mẫu này không có biến nào.',
  'Its variables: {variables}': 'Các biến của mẫu: {variables}',
  '-v sets a variable of a template, and no template is named.': '-v đặt biến của một mẫu, mà chưa nêu mẫu nào.',
  'Name it with -t: {example}': 'Nêu mẫu bằng -t: {example}',
  'aliases: {models}': 'tên tắt: {models}',

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
  version: 'phiên bản',
  'no registry is set in npm_config_registry or ~/.npmrc': 'chưa đặt registry trong npm_config_registry hay ~/.npmrc',
  '{registry} does not have this package': '{registry} không có gói này',
  '{version}; {newest} is available at {registry}': '{version}; đã có {newest} tại {registry}',
  '{version} is the newest one': '{version} là bản mới nhất',
  '{registry} cannot be asked: {problem}': 'không hỏi được {registry}: {problem}',
  'its answer is too long': 'câu trả lời của nó quá dài',
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
