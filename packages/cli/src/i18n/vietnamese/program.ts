import { catalogue } from './catalogue.ts';

/** Descriptions of commands, options and arguments. */
export const programSentences = catalogue({
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
  'choices: {choices}': 'chọn một trong: {choices}',
  'print the version': 'in phiên bản',
  'print this text': 'in phần trợ giúp này',
  'display help for command': 'in phần trợ giúp của lệnh này',

  // The program and its commands.
  'Chat with every model of ClawWits, and watch your Wits, from the terminal and from scripts.':
    'Trò chuyện với mọi mô hình của ClawWits và theo dõi số Wits của bạn, từ terminal và từ script.',
  'answer a prompt, from the arguments, then standard input; without one, converse':
    'trả lời câu hỏi lấy từ đối số, rồi từ đầu vào chuẩn; không có câu hỏi thì mở cuộc trò chuyện',
  'answer a prompt in the shapes of the Anthropic API': 'trả lời câu hỏi theo định dạng của Anthropic API',
  'list, show, search or remove kept conversations: clawwits sessions list | show | search | rm':
    'liệt kê, xem, tìm hoặc xóa các cuộc trò chuyện đã lưu: clawwits sessions list | show | search | rm',
  'list the conversations that are kept, the last one first': 'liệt kê các cuộc trò chuyện đã lưu, mới nhất trước',
  'print a conversation': 'in một cuộc trò chuyện',
  'find a text in all conversations': 'tìm một đoạn văn bản trong mọi cuộc trò chuyện',
  'remove conversations': 'xóa các cuộc trò chuyện',
  'what to find': 'văn bản cần tìm',
  'their names': 'tên của chúng',
  'remove those that were not used for so long': 'xóa những cuộc trò chuyện không dùng đến từ chừng ấy lâu',
  'remove without asking': 'xóa mà không hỏi lại',
  'make images of a text, and save them': 'tạo ảnh từ một đoạn văn bản và lưu lại',
  'read the text that an image shows, at Clew': 'đọc chữ trong ảnh (chỉ có ở Clew)',
  'turn texts into vectors: arguments, then lines of standard input':
    'biến văn bản thành vectơ: các đối số, rồi các dòng của đầu vào chuẩn',
  'find the texts that are most alike to a query: arguments, then lines of standard input':
    'tìm những văn bản giống với câu truy vấn nhất: các đối số, rồi các dòng của đầu vào chuẩn',
  'list the models of the gateway, with their prices': 'liệt kê các mô hình của cổng, kèm giá',
  'print the balance, or end with 10 if it is too low': 'cho biết số dư trong ví, hoặc kết thúc với mã 10 nếu không đủ',
  'print what was spent, by day, model, session or gateway':
    'cho biết đã dùng bao nhiêu, theo ngày, mô hình, cuộc trò chuyện hoặc cổng',
  'estimate what a call, or the requests of a file, would reserve; sends nothing':
    'ước tính số Wits mà một yêu cầu, hoặc mọi yêu cầu trong tệp, sẽ giữ lại, mà không gửi gì',
  'list, make or revoke API keys: clawwits keys list | create | revoke':
    'liệt kê, tạo hoặc thu hồi khóa API: clawwits keys list | create | revoke',
  'list the API keys, without their secrets': 'liệt kê các khóa API, không kèm phần bí mật',
  'make an API key; its secret is shown this once': 'tạo một khóa API; phần bí mật chỉ hiện đúng một lần này',
  'make an API key invalid, at once and for good': 'thu hồi một khóa API: khóa mất hiệu lực ngay và vĩnh viễn',
  'call any path of the gateway, with the key': 'gọi bất kỳ đường dẫn nào của cổng, kèm khóa',
  'keep a key or a session for a gateway': 'lưu khóa hoặc phiên đăng nhập của một cổng',
  'forget the key of a profile': 'xóa khóa đã lưu trong một hồ sơ',
  'print which gateway, key and settings are used, and where they come from':
    'cho biết cổng, khóa và thiết lập nào sẽ được dùng, và lấy từ đâu',
  'show and change settings and profiles: clawwits config list | get | set | unset | show | use':
    'xem và sửa thiết lập, hồ sơ: clawwits config list | get | set | unset | show | use',
  'list the settings in force, and where each comes from': 'liệt kê thiết lập đang có hiệu lực, và nguồn của chúng',
  'print the value of a setting': 'in giá trị của một thiết lập',
  'set a value of your configuration file': 'đặt một giá trị trong tệp cấu hình của bạn',
  'remove a value from your configuration file': 'xóa một giá trị khỏi tệp cấu hình của bạn',
  'a setting, such as model': 'một thiết lập, chẳng hạn model',
  'its value': 'giá trị của nó',
  'print keys as they are': 'in nguyên văn các khóa',
  'the profile to change (default: the default one)': 'hồ sơ cần sửa (mặc định: hồ sơ mặc định)',
  'show the profiles, without their keys': 'xem các hồ sơ, không kèm khóa',
  'make a profile the default': 'đặt một hồ sơ làm mặc định',
  'ask the registry of npm for the newest version, too': 'hỏi cả registry của npm về phiên bản mới nhất',
  'check the set-up, and print how to fix what is wrong': 'kiểm tra thiết lập, và chỉ cách sửa chỗ nào chưa đúng',
  'run the ClawWits gateway locally, on a socket of this machine': 'chạy cổng ClawWits cục bộ, ngay trên máy này',
  'fill the wallet of --sandbox again: clawwits sandbox reset': 'nạp đầy lại ví của --sandbox: clawwits sandbox reset',
  'fill the wallet again': 'nạp đầy lại ví',
  'print the script that completes this command in bash, zsh, fish or PowerShell':
    'in script tự hoàn thành lệnh này cho bash, zsh, fish hoặc PowerShell',
  'print the help of a command, or explain exit-codes, environment, output or scripting':
    'in trợ giúp của một lệnh, hoặc giải thích exit-codes, environment, output hay scripting',

  // The gateway, and the form of the output.
  'the gateway (default: CLAWWITS_GATEWAY, else clawwits)':
    'nói chuyện với cổng nào (mặc định: CLAWWITS_GATEWAY, không có thì clawwits)',
  'use the gateway inside this command: no real model, play money':
    'dùng cổng nằm ngay trong lệnh này: không có mô hình thật, tiền chơi',
  'use this profile of the configuration file': 'dùng hồ sơ này của tệp cấu hình',
  'a file that holds the key, such as a mounted secret; - for standard input':
    'tệp chứa khóa, chẳng hạn một secret được gắn vào; - là đầu vào chuẩn',
  "the gateway's root (default: CLAWWITS_BASE_URL)": 'địa chỉ gốc của cổng (mặc định: CLAWWITS_BASE_URL)',
  'how often a failed call is retried (default: 2)': 'số lần thử lại khi yêu cầu bị lỗi (mặc định: 2)',
  'print exactly one JSON object, whatever happens': 'luôn in đúng một đối tượng JSON, dù kết quả thế nào',
  'the form of the output (default: text)': 'dạng của kết quả (mặc định: text)',
  'print one value of the record only, such as data.available':
    'chỉ in một giá trị của bản ghi, chẳng hạn data.available',
  'write to a file, atomically, instead of standard output':
    'ghi trọn vẹn vào tệp thay cho đầu ra chuẩn; không trọn vẹn thì không ghi',

  // Questions.
  'what to answer; - stands for standard input, however long it takes':
    'câu hỏi; - là đầu vào chuẩn, chờ bao lâu cũng được',
  'the model that answers (default: auto, the gateway chooses)': 'mô hình trả lời (mặc định: auto, cổng tự chọn)',
  'instructions that frame the answer': 'chỉ dẫn định hướng câu trả lời',
  'a text, an image, a folder or a pattern to attach; may be repeated':
    'văn bản, ảnh, thư mục hoặc mẫu tên tệp gửi kèm; có thể dùng nhiều lần',
  'list the files that would go along, and send nothing': 'liệt kê các tệp sẽ gửi kèm, và không gửi gì',
  'print the first code block of the answer alone; ends with 8 without one':
    'chỉ in khối mã đầu tiên của câu trả lời; không có thì mã thoát là 8',
  'a template of yours that the prompt is made of': 'mẫu của bạn để tạo câu hỏi',
  'a variable of the template; may be repeated': 'một biến của mẫu; có thể dùng nhiều lần',
  'a JSON Schema that the answer is to satisfy; 8 where it does not':
    'JSON Schema mà câu trả lời phải theo; không theo thì mã thoát là 8',
  'the most tokens that the answer may have; reserved while it runs':
    'số token tối đa của câu trả lời; được giữ lại trong lúc chạy',
  'the most that the call may cost (default: CLAWWITS_MAX_WITS)':
    'chi phí tối đa của yêu cầu, tính bằng Wits (mặc định: CLAWWITS_MAX_WITS)',
  'randomness, 0 to 2': 'độ ngẫu nhiên, từ 0 đến 2',
  'leave Markdown as it is on a terminal too': 'giữ nguyên Markdown, kể cả trên terminal',
  'wait for the whole answer': 'chờ đến khi có toàn bộ câu trả lời',
  'continue the last conversation': 'tiếp tục cuộc trò chuyện gần nhất',
  'continue the conversation of this name, or begin it': 'tiếp tục cuộc trò chuyện có tên này, hoặc mở mới',
  'print the cost and what is left on standard error': 'báo chi phí và số dư còn lại ở đầu ra lỗi',

  // Texts, images, requests.
  'the texts, one each; - stands for standard input, however long it takes':
    'các văn bản, mỗi đối số một văn bản; - là đầu vào chuẩn, chờ bao lâu cũng được',
  'the model (default: auto, the gateway chooses)': 'mô hình (mặc định: auto, cổng tự chọn)',
  'how texts stand on standard input (default: lines)': 'dạng của văn bản ở đầu vào chuẩn (mặc định: lines)',
  'how many texts go into one request (default: 64)': 'số văn bản trong mỗi yêu cầu (mặc định: 64)',
  'what the texts are compared with': 'câu truy vấn để so các văn bản với nó',
  'how many are printed at the most (default: 10)': 'số kết quả được in, tối đa (mặc định: 10)',
  'what is to be seen; - stands for standard input, however long it takes':
    'mô tả ảnh; - là đầu vào chuẩn, chờ bao lâu cũng được',
  "the model that draws (default: the gateway's own)": 'mô hình vẽ (mặc định: do cổng chọn)',
  'how many images (default: 1)': 'số ảnh (mặc định: 1)',
  "width and height, 1024x1024 for one (default: the model's own)":
    'chiều rộng và chiều cao, chẳng hạn 1024x1024 (mặc định: do mô hình chọn)',
  'a file, or the address of an image': 'tệp ảnh, hoặc địa chỉ của ảnh',
  'the model that reads (default: clew/ocr)': 'mô hình đọc (mặc định: clew/ocr)',
  'what would be asked; - stands for standard input, however long it takes':
    'câu định hỏi; - là đầu vào chuẩn, chờ bao lâu cũng được',
  'the most tokens of an answer that says nothing else':
    'số token tối đa của câu trả lời, khi yêu cầu không nói gì khác',
  'add up the requests of a file of JSONL; - for standard input':
    'cộng mọi yêu cầu trong một tệp JSONL; - là đầu vào chuẩn',
  'GET, POST or DELETE': 'GET, POST hoặc DELETE',
  "from the gateway's root: /v1/wits/balance for one": 'tính từ gốc của cổng, chẳng hạn /v1/wits/balance',
  'the body: JSON, or @ and a file, @- for standard input': 'nội dung: JSON, hoặc @ kèm tên tệp, @- là đầu vào chuẩn',
  'a parameter of the query; may be repeated': 'một phần của chuỗi truy vấn; có thể dùng nhiều lần',

  // Balance and use.
  'end with 10 where less is available': 'kết thúc với mã 10 nếu số khả dụng ít hơn',
  'end with 10 where it does not cover the requests of a file of JSONL; - for standard input':
    'kết thúc với mã 10 nếu không đủ cho các yêu cầu trong một tệp JSONL; - là đầu vào chuẩn',
  'repeat until Ctrl-C or until a gate fails': 'hỏi đi hỏi lại, cho đến khi bấm Ctrl-C hoặc đến khi không còn đủ',
  'delay between two calls of --watch (default: 5)':
    'khoảng cách giữa hai lần hỏi của --watch, bằng giây (mặc định: 5)',
  'a day, 2026-11-01 for one, or an age: 12h, 30d, 8w':
    'một ngày, chẳng hạn 2026-11-01, hoặc khoảng thời gian: 12h, 30d, 8w',
  'what to add up by (default: day)': 'cộng theo gì (mặc định: day)',
  'read the log of this command, at Clew as well': 'đọc nhật ký của lệnh này, cả với Clew',
  'number of days, today included (default: 30)': 'số ngày cần xem, kể cả hôm nay (mặc định: 30)',

  // Keys, profiles, shells.
  'a name to remember it by': 'tên để dễ nhớ',
  'the id that keys list tells, not the secret': 'mã số mà keys list cho biết, không phải phần bí mật',
  "keep it in this profile (default: the default one, else the gateway's name)":
    'lưu vào hồ sơ này (mặc định: hồ sơ mặc định, không có thì tên của cổng)',
  'the gateway that it belongs to (default: CLAWWITS_BASE_URL, or what the gateway publishes)':
    'địa chỉ của cổng mà khóa thuộc về (mặc định: CLAWWITS_BASE_URL, hoặc địa chỉ cổng công bố)',
  'begin a session with this address; at Clew': 'mở phiên đăng nhập với địa chỉ e-mail này (ở Clew)',
  "read the session's password from standard input": 'đọc mật khẩu từ đầu vào chuẩn',
  'keep a key although a session could be begun': 'lưu khóa, dù có thể mở phiên đăng nhập',
  'do not ask the gateway whether it takes the key': 'không hỏi cổng xem khóa có được chấp nhận không',
  'the profile (default: the default one)': 'hồ sơ (mặc định: hồ sơ mặc định)',
  'its name': 'tên của hồ sơ',
  'the shell': 'shell cần dùng',
  'what to explain': 'chủ đề cần giải thích',
  'the gateway inside this command': 'cổng nằm trong lệnh này',
});

/** Names of placeholders, such as `<name>`. */
export const placeNames = {
  'place options': 'tùy chọn',
  'place command': 'lệnh',
  'place command or topic': 'lệnh hoặc chủ đề',
  'place name': 'tên',
  'place text': 'văn bản',
  'place file': 'tệp',
  'place number': 'số',
  'place format': 'dạng',
  'place path': 'đường dẫn',
  'place url': 'địa chỉ',
  'place address': 'địa chỉ',
  'place wits': 'số wits',
  'place seconds': 'số giây',
  'place name=value': 'tên=giá trị',
  'place language': 'ngôn ngữ',
  'place key': 'tên',
  'place value': 'giá trị',
  'place size': 'kích thước',
  'place prompt': 'câu hỏi',
  'place query': 'câu truy vấn',
  'place image': 'ảnh',
  'place id': 'mã',
  'place method': 'phương thức',
  'place profile': 'hồ sơ',
  'place session': 'cuộc trò chuyện',
  'place what': 'gì',
  'place time': 'thời điểm',
  'place age': 'thời gian',
  'place topic': 'chủ đề',
} as const;

/** Mistakes in a command line. */
export const mistakeSentences = catalogue({
  'Say what to do: clawwits chat "…" or clawwits balance.':
    'Hãy nói cần làm gì: clawwits chat "…" hoặc clawwits balance.',
  'Say what to do with "{command}".': 'Hãy nói cần làm gì với "{command}".',
  'See: {command}': 'Xem: {command}',
  'Options come after the command: clawwits chat "…" --json': 'Tùy chọn đứng sau lệnh: clawwits chat "…" --json',
  "Option '{option}' has no value: '{value}' stands in its place.":
    "Tùy chọn '{option}' không có giá trị: '{value}' đứng vào chỗ của nó.",
  "Give {option} a value. If '{value}' is meant to be the value, write {option}={value}":
    "Hãy cho {option} một giá trị. Nếu '{value}' chính là giá trị, hãy viết {option}={value}",
  'There is no command and no topic "{topic}".': 'Không có lệnh và cũng không có chủ đề "{topic}".',
  'See clawwits --help for the commands; the topics are {topics}.':
    'Xem clawwits --help để biết các lệnh; các chủ đề là {topics}.',
  "Unknown option '{option}'": "Không có tùy chọn '{option}'",
  "Unknown command '{command}'": "Không có lệnh '{command}'",
  '{mistake} (Did you mean {word}?)': '{mistake} (có phải ý bạn là {word}?)',
  '{mistake} (Did you mean one of {words}?)': '{mistake} (có phải ý bạn là một trong: {words}?)',
  "Too many arguments for '{command}'. Expected {expected} but got {got}.":
    "Quá nhiều đối số cho '{command}'. Cần {expected} nhưng có {got}.",
  '0 arguments': '0 đối số',
  '1 argument': '1 đối số',
  '{count} arguments': '{count} đối số',
  "Missing required argument '{name}'": "Thiếu đối số bắt buộc '{name}'",
  "Option '{option}' argument missing": "Tùy chọn '{option}' thiếu giá trị",
  "Option '{option}' argument '{value}' is invalid. {reason}":
    "Giá trị '{value}' của tùy chọn '{option}' không hợp lệ. {reason}",
  "Command-argument value '{value}' is invalid for argument '{name}'. {reason}":
    "Giá trị '{value}' của đối số '{name}' không hợp lệ. {reason}",
  "Option '{option}' cannot be used with option '{other}'":
    "Tùy chọn '{option}' không dùng chung được với tùy chọn '{other}'",
  'There is no output format "{format}".': 'Không có định dạng đầu ra "{format}".',
  'Allowed choices are {choices}.': 'Chọn một trong: {choices}.',
  'It takes a whole number of 1 or more.': 'Cần một số nguyên từ 1 trở lên.',
  'It takes a whole number of Wits, 0 or more.': 'Cần một số Wits nguyên, từ 0 trở lên.',
  'It takes a whole number from 1 to 366.': 'Cần một số nguyên từ 1 đến 366.',
  'It takes a number of hours, days or weeks: 12h, 30d, 8w.': 'Cần số giờ, ngày hoặc tuần: 12h, 30d, 8w.',
  'It takes a day, such as 2026-11-01, or an age: 12h, 30d, 8w.':
    'Cần một ngày, chẳng hạn 2026-11-01, hoặc khoảng thời gian: 12h, 30d, 8w.',
  'It takes width and height, such as 1024x1024.': 'Cần chiều rộng và chiều cao, chẳng hạn 1024x1024.',
  'It takes name=value, such as lang=ts.': 'Cần dạng tên=giá trị, chẳng hạn lang=ts.',
  'It takes the name of a language, such as bash. Put the prompt before it: clawwits chat "…" --extract':
    'Cần tên một ngôn ngữ, chẳng hạn bash. Đặt câu hỏi trước nó: clawwits chat "…" --extract',
  'It takes a number from 0 to 2.': 'Cần một số từ 0 đến 2.',
  'It takes a whole number from 0 to 100.': 'Cần một số nguyên từ 0 đến 100.',
  'It takes a number of seconds, up to a day.': 'Cần một số giây, tối đa một ngày.',
  'It is GET, POST or DELETE.': 'Chỉ nhận GET, POST hoặc DELETE.',
  "It begins with a slash, at the gateway's root.": 'Đường dẫn bắt đầu bằng dấu gạch chéo, tính từ gốc của cổng.',
  'A key is never taken as an argument, where other users of the machine can see it: set CLAWWITS_API_KEY.':
    'Khóa không bao giờ được nhận qua đối số, nơi người dùng khác của máy nhìn thấy được: hãy đặt CLAWWITS_API_KEY.',
  'Before a prompt that begins with a dash, put --': 'Trước câu hỏi bắt đầu bằng dấu gạch ngang, hãy đặt --',
  'run a file of calls, resumed and billed once: clawwits batch run | status | verify | errors':
    'chạy một tệp lời gọi, tiếp tục được và chỉ tính phí một lần: clawwits batch run | status | verify | errors',
  'send the calls of a file, or go on with them': 'gửi các lời gọi của một tệp, hoặc làm tiếp',
  'the file of calls, in JSONL': 'tệp lời gọi, dạng JSONL',
  'the file of answers; its journal is kept next to it': 'tệp câu trả lời; nhật ký nằm bên cạnh',
  'the most that all runs of the batch may spend': 'mức tối đa mà mọi lần chạy của lô được tiêu',
  'spend as much as the calls take': 'tiêu bao nhiêu tùy các lời gọi',
  'calls side by side (default: 16)': 'số lời gọi cùng lúc (mặc định: 16)',
  'the endpoint of plain bodies (default: chat)': 'điểm cuối của các dòng chỉ có phần thân (mặc định: chat)',
  'the order of the answers (default: completion)': 'thứ tự câu trả lời (mặc định: completion)',
  'tokens that the gateway allows an answer whose call names no limit':
    'số token mà cổng cho phép khi lời gọi không nêu giới hạn',
  'stop after so many failed items': 'dừng sau chừng ấy mục thất bại',
  'repeat calls whose answers were lost, though they may be billed twice':
    'gọi lại những lời gọi mất câu trả lời, dù có thể bị tính phí hai lần',
  'the gateway is known to bill a repeated idempotency key once':
    'cổng được biết là chỉ tính phí một lần cho khóa lặp lại',
  'print what the calls can cost and whether the wallet covers it, and send none':
    'in chi phí có thể có và ví có đủ không, không gửi gì',
  'check all calls, and send none': 'kiểm tra mọi lời gọi, không gửi gì',
  'print where a batch stands': 'in tình trạng của một lô',
  'its file of answers': 'tệp câu trả lời của lô',
  'prove that each item has one line, and that every Wit is explained':
    'chứng minh mỗi mục có đúng một dòng và mọi Wits đều được giải thích',
  'list the items that failed or are unknown': 'liệt kê các mục thất bại hoặc chưa rõ kết quả',
});
