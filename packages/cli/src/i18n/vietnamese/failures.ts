import { catalogue } from './catalogue.ts';

/** What went wrong, where the command finds it by itself. */
export const failureSentences = catalogue({
  'Something went wrong inside the command: {problem}': 'Lỗi bên trong chương trình: {problem}',

  // The gateway's answers.
  'The gateway answered, but not with a balance.': 'Cổng có trả lời, nhưng không phải là số dư.',
  'The gateway answered, but not with a session.': 'Cổng có trả lời, nhưng không phải là phiên đăng nhập.',
  'The gateway answered, but not with an image: {problem}.': 'Cổng có trả lời, nhưng không phải là ảnh: {problem}.',
  'The gateway answered, but not with a key.': 'Cổng có trả lời, nhưng không phải là khóa.',
  'The gateway answered, but not with a list of keys.': 'Cổng có trả lời, nhưng không phải là danh sách khóa.',
  'The gateway answered, but not with what was used.': 'Cổng có trả lời, nhưng không phải là mức sử dụng.',
  'The gateway gave {vectors} vectors for {texts} texts.': 'Cổng đưa ra {vectors} vectơ cho {texts} văn bản.',
  'The gateway "{gateway}" offers no "{what}". These do: {others}.':
    'Cổng "{gateway}" không có "{what}". Các cổng có: {others}.',
  'The balance cannot be asked for. {problem}': 'Không hỏi được số dư. {problem}',
  'The answer is of an unknown type, and not written to a terminal.':
    'Không rõ kiểu của câu trả lời, nên không ghi ra terminal.',
  'The answer is {type}, and not written to a terminal.': 'Câu trả lời là {type}, không ghi ra terminal.',
  'The answer does not satisfy the schema: {problem}.': 'Câu trả lời không đúng với lược đồ: {problem}.',
  'does not satisfy it': 'không đúng với lược đồ',
  'does not satisfy "{keyword}"': 'không đúng với "{keyword}"',
  'satisfies more than one schema of "oneOf"': 'đúng với nhiều hơn một lược đồ của "oneOf"',
  'is nested too deeply to be checked': 'lồng nhau quá sâu nên không kiểm tra được',
  'is missing': 'bị thiếu',
  'is not allowed': 'không được phép có',
  'must be {type}': 'phải là {type}',
  'must be one of {values}': 'phải là một trong {values}',
  'must be {bound} or more': 'phải từ {bound} trở lên',
  'must be {bound} or less': 'phải từ {bound} trở xuống',
  'must be more than {bound}': 'phải lớn hơn {bound}',
  'must be less than {bound}': 'phải nhỏ hơn {bound}',
  'must be a multiple of {number}': 'phải là bội số của {number}',
  'must have {count} or more characters': 'phải có từ {count} ký tự trở lên',
  'must have {count} or fewer characters': 'chỉ được có nhiều nhất {count} ký tự',
  'must have {count} or more items': 'phải có từ {count} phần tử trở lên',
  'must have {count} or fewer items': 'chỉ được có nhiều nhất {count} phần tử',
  'must have {count} or more properties': 'phải có từ {count} thuộc tính trở lên',
  'must have {count} or fewer properties': 'chỉ được có nhiều nhất {count} thuộc tính',
  'must not have the same item twice': 'không được có hai phần tử giống nhau',
  'must match {pattern}': 'phải khớp mẫu {pattern}',
  'must be of the format "{format}"': 'phải theo định dạng "{format}"',
  '{one} or {other}': '{one} hoặc {other}',
  'The e-mail address and the password do not belong together.': 'Địa chỉ e-mail và mật khẩu không khớp.',

  // Money.
  '{available} Wits are available, less than {wanted}.': 'Có {available} Wits khả dụng, ít hơn {wanted}.',
  '{available} Wits are available; {requests} requests would reserve about {wits}, {missing} more.':
    'Có {available} Wits khả dụng; {requests} yêu cầu sẽ giữ lại khoảng {wits}, thiếu {missing}.',
  'The wallet is empty: {availability}.': 'Ví trống: {availability}.',
  'The prompt alone may cost {cost} Wits, and --max-wits allows {allowed}. Nothing was sent.':
    'Riêng câu hỏi đã có thể tốn {cost} Wits, mà --max-wits chỉ cho phép {allowed}. Chưa gửi gì.',
  'CLAWWITS_MAX_WITS must be a whole number of Wits.': 'CLAWWITS_MAX_WITS phải là một số Wits nguyên.',

  // Texts, images and requests.
  'The prompt is empty.': 'Câu hỏi trống.',
  'There is no text.': 'Không có văn bản nào.',
  'Only {done} of {all} texts were embedded. {problem}': 'Chỉ {done} trên {all} văn bản có vectơ. {problem}',
  'A prompt and --requests cannot be estimated at once.': 'Không ước tính được câu hỏi và --requests cùng một lúc.',
  'The body cannot be used: {problem}.': 'Nội dung không dùng được: {problem}.',
  '"{pair}" is no part of a query.': '"{pair}" không phải là một phần của chuỗi truy vấn.',
  'it is neither an object nor a list': 'đó không phải là đối tượng hay danh sách',
  '{saved} of {all} images are saved. {problem}': 'Đã lưu {saved} trên {all} ảnh. {problem}',
  'it holds none': 'trong đó không có ảnh nào',
  'what it holds is no PNG, JPEG, GIF or WebP': 'dữ liệu không phải là PNG, JPEG, GIF hay WebP',
  'An image is not written to a terminal.': 'Không ghi ảnh ra terminal.',
  'Standard output takes one image.': 'Đầu ra chuẩn chỉ nhận một ảnh.',
  'Standard output takes the image or the record.': 'Đầu ra chuẩn chỉ nhận ảnh hoặc bản ghi.',
  'The address of the image is not valid.': 'Địa chỉ của ảnh không hợp lệ.',
  '{path} is no image.': '{path} không phải là ảnh.',
  'The image is made, but cannot be fetched: {reason}.': 'Ảnh đã được tạo, nhưng không tải về được: {reason}.',
  'the answer was {status}': 'máy chủ trả lời {status}',
  'it is redirected too often': 'bị chuyển hướng quá nhiều lần',
  'it takes longer than {seconds} s': 'mất hơn {seconds} giây',
  'its address is not valid': 'địa chỉ không hợp lệ',
  'its address is not https ({protocol})': 'địa chỉ không phải là https ({protocol})',
  'its address is one of this machine': 'địa chỉ trỏ vào chính máy này',
  'it is larger than {size} MiB': 'lớn hơn {size} MiB',
  'it is larger than 10 MiB': 'lớn hơn 10 MiB',
  'it is neither UTF-8 text nor a PNG, JPEG, GIF or WebP image':
    'đó không phải là văn bản UTF-8, cũng không phải là ảnh PNG, JPEG, GIF hay WebP',
  'it is a folder': 'đó là một thư mục',
  'it is not JSON': 'đó không phải là JSON',
  'it is no object': 'đó không phải là một đối tượng',
  '{path} is no JSON Schema that can be used: {problem}.': '{path} không phải là JSON Schema dùng được: {problem}.',
  'its "$schema" is not one of the drafts 4, 6, 7, 2019-09 and 2020-12: {draft}':
    '"$schema" của nó không phải là bản 4, 6, 7, 2019-09 hay 2020-12: {draft}',
  'it refers to "{address}", which is outside of the file': 'nó tham chiếu đến "{address}", nằm ngoài tệp',
  'it refers to "{missing}", which is not in the file': 'nó tham chiếu đến "{missing}", không có trong tệp',
  'it refers to itself without end': 'nó tham chiếu đến chính nó không dứt',
  '{path} cannot be read: {problem}.': 'Không đọc được {path}: {problem}.',
  '{path} cannot be written: {problem}.': 'Không ghi được {path}: {problem}.',
  'The output could not be written: {problem}.': 'Không ghi được kết quả: {problem}.',
  'The record has no field "{path}".': 'Bản ghi không có trường "{path}".',
  'has an "input" that is neither a text nor a list of texts': 'có "input" không phải là văn bản hay danh sách văn bản',
  'holds no "messages" and no "input"': 'không có "messages" lẫn "input"',
  'has a "max_tokens" that is no whole number of 1 or more': 'có "max_tokens" không phải là số nguyên từ 1 trở lên',
  'has an "n" that is no whole number of 1 or more': 'có "n" không phải là số nguyên từ 1 trở lên',
  'Line {line} of {place} {problem}.': 'Dòng {line} của {place} {problem}.',
  'Line {line} of {place} is not JSON.': 'Dòng {line} của {place} không phải là JSON.',
  'Line {line} of {place} is no object.': 'Dòng {line} của {place} không phải là một đối tượng.',
  'There is no request in {place}.': 'Không có yêu cầu nào trong {place}.',
  'Line {line} of standard input is not JSON.': 'Dòng {line} của đầu vào chuẩn không phải là JSON.',
  'Line {line} of standard input holds no text.': 'Dòng {line} của đầu vào chuẩn không có văn bản.',
  'Line {line} of standard input has an "id" that is neither a text nor a number.':
    'Dòng {line} của đầu vào chuẩn có "id" không phải là chữ hay số.',
  'Standard input is not UTF-8: byte {place} does not belong.':
    'Đầu vào chuẩn không phải là UTF-8: byte {place} không hợp lệ.',
  'Standard input has not ended, and nothing has come from it for {seconds} s.':
    'Đầu vào chuẩn chưa kết thúc, và đã im lặng {seconds} giây.',
  'Standard input is larger than {size} MiB.': 'Đầu vào chuẩn lớn hơn {size} MiB.',
  'Standard input cannot be read: {problem}.': 'Không đọc được đầu vào chuẩn: {problem}.',

  // Keys, profiles and sessions.
  'There is no API key.': 'Không có khóa API.',
  'There is no API key for {gateway}.': 'Không có khóa API cho {gateway}.',
  'There is no base URL: ClawWits has published none yet.':
    'Không có địa chỉ gốc (base URL): ClawWits chưa công bố địa chỉ nào.',
  'There is no profile "{name}".': 'Không có hồ sơ "{name}".',
  'The profile "{profile}" is for the gateway "{own}", not for "{other}".':
    'Hồ sơ "{profile}" là của cổng "{own}", không phải của "{other}".',
  'CLAWWITS_GATEWAY names no gateway.': 'CLAWWITS_GATEWAY không phải là tên của cổng nào.',
  'The key of the profile "{name}" belongs to {own}, and is not sent to {baseURL}.':
    'Khóa của hồ sơ "{name}" thuộc về {own}, nên không được gửi đến {baseURL}.',
  'another address': 'một địa chỉ khác',
  'The key cannot be read from {path}: {problem}.': 'Không đọc được khóa từ {path}: {problem}.',
  'The file {path} holds no key.': 'Tệp {path} không chứa khóa nào.',
  'No key came on standard input.': 'Không nhận được khóa nào từ đầu vào chuẩn.',
  'The credential_command "{program}" gave no key: {problem}.':
    'credential_command "{program}" không đưa ra khóa: {problem}.',
  'it printed nothing': 'nó không in gì',
  'it took longer than {seconds} s': 'nó chạy quá {seconds} giây',
  'it ended with {code}': 'nó kết thúc với mã {code}',
  'it was ended': 'nó bị dừng',
  'The session of the profile "{name}" ended on {moment}.':
    'Phiên đăng nhập của hồ sơ "{name}" đã hết hạn lúc {moment}.',
  'The password comes on standard input, and the address is missing.':
    'Mật khẩu lấy từ đầu vào chuẩn, nhưng thiếu địa chỉ e-mail.',
  'No e-mail address was given.': 'Chưa có địa chỉ e-mail.',
  'No password was given.': 'Chưa có mật khẩu.',
  'The sandbox needs no key.': 'Sandbox không cần khóa.',
  'A key is kept together with the address that it belongs to, and no address was given.':
    'Khóa được lưu cùng với địa chỉ mà nó thuộc về, nhưng chưa có địa chỉ nào.',

  // Files of our own.
  'The configuration file {path} is not valid. {problem}': 'Tệp cấu hình {path} không hợp lệ. {problem}',
  'The configuration file {path} cannot be read: {problem}.': 'Không đọc được tệp cấu hình {path}: {problem}.',
  'The configuration file {path} cannot be written: {problem}.': 'Không ghi được tệp cấu hình {path}: {problem}.',
  'The configuration file {path} is not JSON.': 'Tệp cấu hình {path} không phải là JSON.',
  'The configuration file {path} holds a key, and others can read it (mode {octal}).':
    'Tệp cấu hình {path} chứa khóa, mà người khác đọc được (quyền {octal}).',
  'The configuration file {path} names a program to run, and others can change it (mode {octal}).':
    'Tệp cấu hình {path} nêu một chương trình để chạy, mà người khác sửa được (quyền {octal}).',
  'The project file {path} is not valid. {problem}': 'Tệp dự án {path} không hợp lệ. {problem}',
  'It cannot be read: {problem}.': 'Không đọc được: {problem}.',
  'Line {line}, column {column}: {problem}.': 'Dòng {line}, cột {column}: {problem}.',
  'the text ends where {expected} should be': 'văn bản kết thúc ở chỗ lẽ ra phải có {expected}',
  '{expected} should be here': 'chỗ này phải có {expected}',
  'a text begins here that is not ended, or holds what must be escaped':
    'chuỗi bắt đầu ở đây không có dấu kết thúc, hoặc có ký tự phải viết dạng thoát',
  '{what} in double quotes': '{what} trong dấu ngoặc kép',
  'a comma or "{mark}"': 'dấu phẩy hoặc "{mark}"',
  'a name': 'một tên',
  'a colon': 'dấu hai chấm',
  'a text': 'một chuỗi',
  'a value': 'một giá trị',
  'the end': 'phần kết thúc',
  'It makes no sense.': 'Nội dung vô nghĩa.',
  'The file': 'Tệp',
  '{place} has no field {names}.': '{place} không có trường {names}.',
  '{place} must be {type}.': '{place} phải là {type}.',
  '{place} must not be empty.': '{place} không được trống.',
  '{place} must be {least} or more.': '{place} phải từ {least} trở lên.',
  '{place} must be {most} or less.': '{place} phải từ {most} trở xuống.',
  '{place} must be one of {values}.': '{place} phải là một trong {values}.',
  '{place} is missing: a key is kept together with the address that it belongs to.':
    'Thiếu {place}: khóa được lưu cùng với địa chỉ mà nó thuộc về.',
  '{place} is not as it should be.': '{place} không đúng như quy định.',
  'a whole number': 'một số nguyên',
  'a list': 'một danh sách',
  'an object': 'một đối tượng',
  'a string': 'một chuỗi',
  'a number': 'một số',
  'a boolean': 'true hoặc false',
  'Node {version} is too old.': 'Node {version} quá cũ.',
  'Others can write to {folder}.': 'Người khác ghi được vào {folder}.',
  '"{name}" is no name for a session.': '"{name}" không dùng làm tên cuộc trò chuyện được.',
  'The conversation in {path} cannot be read: {problem}.': 'Không đọc được cuộc trò chuyện trong {path}: {problem}.',
  'The conversation cannot be kept in {path}: {problem}.': 'Không lưu được cuộc trò chuyện vào {path}: {problem}.',
  '{path} holds no conversation.': '{path} không chứa cuộc trò chuyện nào.',
  "The sandbox's wallet file {path} {problem}.": 'Tệp ví của sandbox {path} {problem}.',
  'cannot be read: {problem}': 'không đọc được: {problem}',
  'is damaged in line {line}': 'bị hỏng ở dòng {line}',
  'cannot be removed: {problem}': 'không xóa được: {problem}',
  '--exec hands address and key on by itself: --json has nothing to tell.':
    '--exec tự chuyển địa chỉ và khóa đi: --json không có gì để báo.',
});

/** The next step. */
export const hintSentences = catalogue({
  'This is a fault of the command; please report it with the line above.':
    'Đây là lỗi của chương trình; xin hãy báo lại kèm dòng trên.',
  'Top up at /pricing.': 'Nạp thêm tại /pricing.',
  'Top up at /pricing, or ask for less with --max-tokens.': 'Nạp thêm tại /pricing, hoặc xin ít hơn bằng --max-tokens.',
  'Fill it with: clawwits sandbox reset': 'Nạp đầy lại bằng: clawwits sandbox reset',
  'Raise --max-wits or shorten the prompt; it is counted with one Wits a byte, and 50,000 an image.':
    'Tăng --max-wits hoặc rút ngắn câu hỏi; mỗi byte tính một Wits, mỗi ảnh tính 50,000.',
  'Set it to a number such as 2000, or unset it.': 'Đặt một số như 2000, hoặc bỏ đặt.',
  'Check that the base URL is the root of a {gateway} gateway.':
    'Kiểm tra địa chỉ gốc (base URL) có đúng là gốc của một cổng {gateway} không.',
  'Type them again, or have a link sent: {command}': 'Nhập lại, hoặc yêu cầu gửi đường dẫn đặt lại: {command}',
  'These are there: {known}. Make one with: clawwits login --profile {name}':
    'Hiện có: {known}. Tạo hồ sơ bằng: clawwits login --profile {name}',
  'These are there: {known}. Profiles are kept in {path}.': 'Hiện có: {known}. Các hồ sơ nằm trong {path}.',
  'The vectors so far are there; go on with the text after number {done}.':
    'Các vectơ đến giờ đã có; hãy tiếp tục từ văn bản sau số {done}.',
  'Run it once for each.': 'Hãy chạy riêng từng thứ.',
  'Leave one of them out.': 'Hãy bỏ bớt một trong hai.',
  'Use it with --sandbox.': 'Dùng nó bằng --sandbox.',
  'Give --base-url, or set {variable}.': 'Đưa --base-url, hoặc đặt {variable}.',
  'Leave out -o, or redirect: clawwits image "…" -o - > cat.png':
    'Bỏ -o, hoặc chuyển hướng: clawwits image "…" -o - > cat.png',
  'Leave out --n, or give -o a file.': 'Bỏ --n, hoặc đưa cho -o một tên tệp.',
  'Give -o a file.': 'Đưa cho -o một tên tệp.',
  'Give -o a file in a folder that is there and yours.': 'Đưa cho -o một tệp nằm trong thư mục có sẵn mà bạn ghi được.',
  'Check the disk or the program that standard output goes to.': 'Kiểm tra đĩa, hoặc chương trình nhận đầu ra chuẩn.',
  'It may have been billed. Try another model with -m.': 'Có thể đã bị tính tiền. Thử mô hình khác bằng -m.',
  'Give a PNG, JPEG, GIF or WebP image of 10 MiB at the most, or its address.':
    'Đưa một ảnh PNG, JPEG, GIF hoặc WebP tối đa 10 MiB, hoặc địa chỉ của ảnh.',
  'It is paid for, and may lie there for a while: {url}':
    'Ảnh đã được tính tiền, và có thể còn ở đó một thời gian: {url}',
  'Give -d {json}, -d @body.json, or -d @- for standard input.':
    'Đưa -d {json}, -d @body.json, hoặc -d @- cho đầu vào chuẩn.',
  'Give it as name=value: -q days=30': 'Viết dạng name=value: -q days=30',
  'Save it with -o <file>, or send it through a pipe.': 'Lưu bằng -o <tệp>, hoặc gửi qua một đường ống.',
  'There are: {fields}.': 'Có các trường: {fields}.',
  'Give a file such as {json}.': 'Đưa một tệp như {json}.',
  'It was cut: give more with --max-tokens.': 'Câu trả lời bị cắt: tăng bằng --max-tokens.',
  'Ask again, choose a model that knows structured output with --model, or make the schema simpler.':
    'Hỏi lại, chọn bằng --model một mô hình hỗ trợ đầu ra có cấu trúc, hoặc làm lược đồ đơn giản hơn.',
  'Give texts as arguments, or one a line on standard input: clawwits embed < texts.txt':
    'Đưa văn bản qua đối số, hoặc mỗi dòng một văn bản qua đầu vào chuẩn: clawwits embed < texts.txt',
  'Say what to answer: clawwits chat "Xin chào", or on standard input: clawwits chat < question.txt':
    'Viết câu hỏi: clawwits chat "Xin chào", hoặc qua đầu vào chuẩn: clawwits chat < question.txt',
  'Give the path of a text file, or of a PNG, JPEG, GIF or WebP image.':
    'Đưa đường dẫn của một tệp văn bản, hoặc của ảnh PNG, JPEG, GIF hay WebP.',
  'Convert it first, with iconv -f latin1 -t utf-8 for one; binary files cannot be a prompt.':
    'Hãy chuyển mã trước, chẳng hạn bằng iconv -f latin1 -t utf-8; tệp nhị phân không làm câu hỏi được.',
  'Close it with < /dev/null, or wait for it as long as it takes by giving - in place of a prompt.':
    'Đóng nó bằng < /dev/null, hoặc đưa - thay cho câu hỏi để chờ bao lâu cũng được.',
  'No model reads that much at once: cut it, with head -c for one.':
    'Không mô hình nào đọc nhiều như vậy một lần: hãy cắt bớt, chẳng hạn bằng head -c.',
  'Give a file or a pipe.': 'Đưa một tệp hoặc một đường ống.',
  'A line of JSONL is "a text" in quotation marks, or {json}.':
    'Một dòng JSONL là "một văn bản" trong dấu ngoặc kép, hoặc {json}.',
  'A line is {json}, or such an object as "body".': 'Một dòng là {json}, hoặc một đối tượng như vậy trong "body".',
  'Set {variable} (it takes {example}), run {login}, or try it without a key: add --sandbox.':
    'Đặt {variable} (dạng {example}), chạy {login}, hoặc thử không cần khóa: thêm --sandbox.',
  'Set {variable} (it takes {example}), run {login}, choose a profile with {choose}, or try it without a key: add --sandbox.':
    'Đặt {variable} (dạng {example}), chạy {login}, chọn hồ sơ bằng {choose}, hoặc thử không cần khóa: thêm --sandbox.',
  'Set CLAWWITS_BASE_URL or give --base-url, such as http://127.0.0.1:8787 for a local gateway.':
    'Đặt CLAWWITS_BASE_URL hoặc dùng --base-url, ví dụ http://127.0.0.1:8787 cho cổng cục bộ.',
  'Give that gateway a profile of its own, or set {variable} to its key.':
    'Tạo hồ sơ riêng cho cổng đó, hoặc đặt {variable} là khóa của nó.',
  'Give --api-key-file a file that holds the key and nothing else.':
    'Đưa cho --api-key-file một tệp chỉ chứa khóa, không có gì khác.',
  'Run it yourself: it must print the key as its first line, and end with 0.':
    'Hãy tự chạy thử: nó phải in khóa ở dòng đầu tiên, và kết thúc với mã 0.',
  'Type it when asked, or pipe it in: clawwits login < key.txt':
    'Gõ khóa khi được hỏi, hoặc đưa qua đường ống: clawwits login < key.txt',
  'Type both when asked, or: {command}': 'Gõ cả hai khi được hỏi, hoặc: {command}',
  'Log in again: {command}': 'Đăng nhập lại: {command}',
  'Set it to one of {names}, or unset it.': 'Đặt là một trong {names}, hoặc bỏ đặt.',
  'Leave out --gateway or --profile.': 'Bỏ --gateway hoặc --profile.',
  'Choose it with --gateway clew; elsewhere, a model that sees takes images with clawwits chat -f.':
    'Chọn bằng --gateway clew; ở cổng khác, mô hình biết xem ảnh nhận ảnh qua clawwits chat -f.',
  'Choose another gateway with --gateway; clawwits whoami tells which one is meant now.':
    'Chọn cổng khác bằng --gateway; clawwits whoami cho biết đang dùng cổng nào.',
  'Nothing is lost: {rescued}.': 'Không mất gì cả: {rescued}.',
  'the output is on standard output': 'kết quả nằm ở đầu ra chuẩn',
  'the output is in {temporary}': 'kết quả nằm trong {temporary}',
  'The disk is full: free some space, or give -o a file on another disk.':
    'Đĩa đã đầy: hãy giải phóng dung lượng, hoặc cho -o một tệp trên đĩa khác.',
  'The file system is read-only: give -o a file on another one.':
    'Hệ thống tệp chỉ cho đọc: hãy cho -o một tệp ở nơi khác.',
  'You may not write there: give -o a file in a folder of yours.':
    'Bạn không được ghi vào đó: hãy cho -o một tệp trong thư mục của bạn.',
  'Give -o the name of a file in that folder.': 'Hãy cho -o tên của một tệp trong thư mục đó.',
  'There is no such folder: make it first, or give -o a file in another one.':
    'Không có thư mục đó: hãy tạo nó trước, hoặc cho -o một tệp trong thư mục khác.',
  'There is no home folder to keep files in.': 'Không có thư mục nhà để lưu tệp.',
  'Set HOME, or {variable}, to an absolute path.': 'Hãy đặt HOME, hoặc {variable}, thành một đường dẫn tuyệt đối.',
  'no home folder': 'không có thư mục nhà',
  'The configuration file {path} belongs to another user (number {owner}).':
    'Tệp cấu hình {path} thuộc về một người dùng khác (số {owner}).',
  'Others can put another configuration file in {folder} (mode {octal}).':
    'Người khác có thể đặt một tệp cấu hình khác vào {folder} (quyền {octal}).',
  'Take it over with: {command}. Then look at what it holds.': 'Hãy nhận lấy nó bằng: {command}. Rồi xem nó chứa gì.',
  'Close it with: {command}. Then look at what it holds.': 'Hãy đóng nó bằng: {command}. Rồi xem nó chứa gì.',
  'Others can change the configuration file {path} (mode {octal}).':
    'Người khác có thể sửa tệp cấu hình {path} (quyền {octal}).',
  'its wallet cannot be kept in {path}: {problem}; it lasts for this run alone':
    'ví của nó không lưu được vào {path}: {problem}; ví chỉ còn đến hết lần chạy này',
  'its wallet cannot be kept without a home folder; it lasts for this run alone':
    'ví của nó không lưu được vì không có thư mục nhà; ví chỉ còn đến hết lần chạy này',
  'Fix the file, or use another folder with CLAWWITS_CONFIG_DIR.':
    'Sửa tệp, hoặc dùng thư mục khác bằng CLAWWITS_CONFIG_DIR.',
  'Check the folder, or use another with CLAWWITS_CONFIG_DIR.':
    'Kiểm tra thư mục, hoặc dùng thư mục khác bằng CLAWWITS_CONFIG_DIR.',
  'Check the folder, or set another with CLAWWITS_STATE_DIR.':
    'Kiểm tra thư mục, hoặc đặt thư mục khác bằng CLAWWITS_STATE_DIR.',
  'Close it with: {command}': 'Chặn lại bằng: {command}',
  'Close it with: {command}. Then make a new key at /api-keys if others use this machine.':
    'Chặn lại bằng: {command}. Sau đó tạo khóa mới tại /api-keys nếu có người khác dùng máy này.',
  'Close it with: {command}. Then look at what it names.': 'Chặn lại bằng: {command}. Sau đó xem lại nội dung của nó.',
  'It may hold profile, model, system, max_tokens, max_wits, temperature and markdown. Addresses and keys are yours alone: keep them with clawwits login.':
    'Tệp này có thể chứa profile, model, system, max_tokens, max_wits, temperature và markdown. Địa chỉ và khóa là của riêng bạn: lưu chúng bằng clawwits login.',
  'Install Node {version} or newer.': 'Cài Node {version} hoặc mới hơn.',
  'Use letters, digits, dots, hyphens and underscores, 64 at the most.':
    'Dùng chữ cái không dấu, chữ số, dấu chấm, gạch nối và gạch dưới, tối đa 64 ký tự.',
  'Remove the file to begin anew.': 'Xóa tệp để bắt đầu lại.',
  'Give a file that /save has made, or remove it to begin anew.':
    'Đưa một tệp do /save tạo ra, hoặc xóa nó để bắt đầu lại.',
  'Start it anew with: clawwits sandbox reset. Another place for it can be set with CLAWWITS_STATE_DIR.':
    'Tạo lại bằng: clawwits sandbox reset. Có thể đặt nơi khác cho nó bằng CLAWWITS_STATE_DIR.',
  'Check the address, the network, and HTTPS_PROXY and NO_PROXY where there is a proxy.':
    'Kiểm tra địa chỉ, mạng, và HTTPS_PROXY cùng NO_PROXY nếu có proxy.',
  'Make a key at /api-keys and keep it with: clawwits login': 'Tạo khóa tại /api-keys rồi lưu bằng: clawwits login',
  'Keep another key, or log in again, with: {command}': 'Lưu khóa khác, hoặc đăng nhập lại, bằng: {command}',
  'The gateway answers, but fails: try again later.': 'Cổng có trả lời, nhưng bị lỗi: hãy thử lại sau.',
  'Copy the key again from /api-keys, without quotation marks, spaces or line breaks.':
    'Chép lại khóa từ /api-keys, không kèm dấu ngoặc kép, dấu cách hay xuống dòng.',
  'Give the https:// address with --base-url or CLAWWITS_BASE_URL.':
    'Đưa địa chỉ https:// bằng --base-url hoặc CLAWWITS_BASE_URL.',
  'Give a whole address with --base-url or CLAWWITS_BASE_URL, such as http://127.0.0.1:8787.':
    'Đưa địa chỉ đầy đủ bằng --base-url hoặc CLAWWITS_BASE_URL, chẳng hạn http://127.0.0.1:8787.',
  'Wait and run it again, send fewer requests at once, or raise --max-retries.':
    'Đợi rồi chạy lại, gửi ít yêu cầu hơn cùng lúc, hoặc tăng --max-retries.',
  'What had arrived is on standard output. Running it again is billed again.':
    'Phần đã nhận nằm ở đầu ra chuẩn. Chạy lại sẽ bị tính tiền lại.',

  // Budgets of other gateways.
  'ask for a higher budget': 'xin hạn mức cao hơn',
  '{gateway} does not say when it comes back: {remedy}.': '{gateway} không cho biết khi nào có lại: hãy {remedy}.',
  'The budget is back: run it again, or {remedy}.': 'Đã có lại hạn mức: hãy chạy lại, hoặc {remedy}.',
  "The month's tokens come back at {moment}, in {wait}: run it again then, or {remedy}.":
    'Số token của tháng có lại lúc {moment}, sau {wait}: khi đó hãy chạy lại, hoặc {remedy}.',
  'The budget comes back at {moment}, in {wait}: run it again then, or {remedy}.':
    'Hạn mức có lại lúc {moment}, sau {wait}: khi đó hãy chạy lại, hoặc {remedy}.',
  'take a higher tier, with {command}': 'nâng gói bằng {command}',
  'take a smaller model or a larger plan': 'chọn mô hình nhỏ hơn hoặc gói lớn hơn',
  'take a higher plan in Mission Control': 'nâng gói trong Mission Control',
});
