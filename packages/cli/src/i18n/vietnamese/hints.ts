import { catalogue } from './catalogue.ts';

/** The next step after a failure. */
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
  'If you mean that file, name it: {example}': 'Nếu đúng là tệp đó, hãy nêu chính nó: {example}',
  'Check the folder and the pattern: {example}': 'Kiểm tra thư mục và mẫu tên tệp: {example}',
  'Name the files that you mean, or a smaller folder.': 'Nêu đúng các tệp cần gửi, hoặc một thư mục nhỏ hơn.',
  'Name a smaller folder, or a pattern such as {example}.': 'Nêu một thư mục nhỏ hơn, hoặc một mẫu như {example}.',
  'Ask for the code in a fenced block.': 'Hãy yêu cầu đặt mã trong khối có rào ```.',
  'Name one of these languages, or give --extract without one.':
    'Nêu một trong các ngôn ngữ đó, hoặc dùng --extract không kèm ngôn ngữ.',
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
  'Run it again; the call may have been billed although nothing had arrived.':
    'Hãy chạy lại; lần gọi có thể đã bị tính tiền dù chưa nhận được gì.',
  'What had arrived is on standard output. Running it again is billed again.':
    'Phần đã nhận nằm ở đầu ra chuẩn. Chạy lại sẽ bị tính tiền lại.',

  // Kept conversations.
  'Did you mean {words}?': 'Có phải ý bạn là {words}?',
  'clawwits sessions list names those that are kept.': 'clawwits sessions list liệt kê những cuộc trò chuyện đã lưu.',
  'Give a word or a few: clawwits sessions search "longest river"':
    'Hãy đưa một hoặc vài từ: clawwits sessions search "sông dài nhất"',
  'Give --yes to remove: {list}': 'Đưa --yes để xóa: {list}',
  'Check the folder and who owns it.': 'Hãy kiểm tra thư mục và chủ sở hữu của nó.',

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
  '--estimate says first what it can cost.': '--estimate cho biết trước chi phí có thể có.',
  'clawwits batch errors lists them.': 'clawwits batch errors liệt kê chúng.',
  'Run it again with a higher --max-wits: it goes on where it stopped.':
    'Chạy lại với --max-wits cao hơn: lô làm tiếp từ chỗ đã dừng.',
});
