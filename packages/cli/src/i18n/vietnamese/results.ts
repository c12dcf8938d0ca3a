import { catalogue } from './catalogue.ts';

/** Results of commands, and their notes. */
export const resultSentences = catalogue({
  'error:': 'lỗi:',
  'detail:': 'chi tiết:',
  'hint:': 'gợi ý:',
  '{text} (request {id})': '{text} (yêu cầu {id})',
  'The terminal was closed.': 'Cửa sổ dòng lệnh đã đóng.',
  'Interrupted.': 'Đã dừng.',
  'Terminated.': 'Đã bị kết thúc.',
  'attempt {attempt} failed ({code}); trying again in {wait}.':
    'lần thử {attempt} không thành công ({code}); sẽ thử lại sau {wait}.',
  'nothing came on standard input in 3 s, so it is left out; give - to wait for it.':
    'đầu vào chuẩn im lặng 3 giây nên được bỏ qua; đưa - để chờ.',
  'nothing came on standard input in 3 s, so it is left out; give - to wait for it, or < /dev/null.':
    'đầu vào chuẩn im lặng 3 giây nên được bỏ qua; đưa - để chờ, hoặc < /dev/null.',

  // Time.
  '{seconds} s': '{seconds} giây',
  '{minutes} min': '{minutes} phút',
  '{hours} h': '{hours} giờ',
  '1 day': '1 ngày',
  '{count} days': '{count} ngày',

  // Answers, and what they cost.
  'the answer ends at its longest; give more with --max-tokens':
    'câu trả lời dừng ở độ dài tối đa; tăng bằng --max-tokens',
  'the answer ends at {limit} tokens, all that --max-wits leaves for it; give more with --max-wits':
    'câu trả lời dừng ở {limit} token, tất cả những gì --max-wits chừa lại; hãy cho thêm bằng --max-wits',
  'the answer ends at {limit} tokens; give more with --max-tokens':
    'câu trả lời dừng ở {limit} token; tăng bằng --max-tokens',
  'the answer was ended by a content filter': 'câu trả lời bị bộ lọc nội dung cắt ngang',
  'the model refused: {refusal}': 'mô hình từ chối: {refusal}',
  'the model refused to answer further': 'mô hình từ chối trả lời tiếp',
  'the answer calls tools, which --json shows: {names}': 'câu trả lời gọi công cụ, --json cho thấy chi tiết: {names}',
  'about {cost}': 'khoảng {cost}',
  '{input} tokens in, {output} out': '{input} token vào, {output} ra',
  '{wits} Wits spent ({input} in, {output} out)': 'đã dùng {wits} Wits ({input} vào, {output} ra)',
  '{wits} left': 'còn {wits}',
  'sandbox, no real model, play money: {left} left': 'sandbox, mô hình giả, tiền chơi: còn {left}',
  'sandbox, no real model, play money: {spent} Wits spent, {left} left':
    'sandbox, mô hình giả, tiền chơi: đã dùng {spent} Wits, còn {left}',
  'the sandbox of {gateway}, no real model, play money': 'sandbox của {gateway}, mô hình giả, tiền chơi',
  'the sandbox of {gateway}, no real model, play money: {spent} spent':
    'sandbox của {gateway}, mô hình giả, tiền chơi: đã dùng {spent}',
  'less than {amount}': 'chưa đến {amount}',
  '{amount} left': 'còn {amount}',
  '{amount} left until {moment}': 'còn {amount} cho đến {moment}',
  'clawwits usage cannot count this: {path} is not written ({problem}); CLAWWITS_USAGE_LOG=off turns the log off':
    'clawwits usage không tính được lần này: không ghi được {path} ({problem}); CLAWWITS_USAGE_LOG=off tắt nhật ký này',
  'its log': 'nhật ký của nó',
  'there is no home folder': 'không có thư mục chính',
  'it is full for this month': 'tháng này đã đầy',
  '{left} requests left in this window': 'còn {left} yêu cầu trong khung thời gian này',
  '{left} of {limit} requests left in this window': 'còn {left} trên {limit} yêu cầu trong khung thời gian này',
  'tier "{tier}"': 'gói "{tier}"',
  'about {input} Wits in, at most {output} out: {reserved} would be reserved':
    'khoảng {input} Wits vào, tối đa {output} ra: sẽ giữ lại {reserved}',
  '{count} requests': '{count} yêu cầu',
  '1 request': '1 yêu cầu',
  'assuming {tokens} tokens for an answer without --max-tokens; what the gateway reserves then is its own affair':
    'giả định {tokens} token cho câu trả lời không có --max-tokens; khi đó cổng giữ lại bao nhiêu là do cổng quyết định',

  // What was spent, by the log.
  'Wits a day, {days}': 'Wits mỗi ngày, {days}',
  'Wits in {each} days, {days}': 'Wits trong {each} ngày, {days}',
  'Nothing was spent since {day}.': 'Chưa dùng gì từ {day}.',
  'Since {day}: {cost} in {requests}': 'Từ {day}: {cost} trong {requests}',
  '{tokens} tokens of other gateways': '{tokens} token của các cổng khác',
  'Not settled: {requests}, whose cost is unknown': 'Chưa quyết toán: {requests}, chưa biết chi phí',
  'Not settled: {requests}, whose cost is unknown, at most {tokens} tokens':
    'Chưa quyết toán: {requests}, chưa biết chi phí, tối đa {tokens} token',
  'not settled': 'chưa quyết toán',
  '{count}, at most {tokens}': '{count}, tối đa {tokens}',
  '(none)': '(không có)',
  'without {requests} of the sandbox, which --sandbox shows': 'không kể {requests} của sandbox, xem bằng --sandbox',
  '{path} is left out: {problem}': 'bỏ qua {path}: {problem}',
  'lines of the log that were not written to their ends are left out: {count}':
    'số dòng nhật ký chưa được ghi hết, bị bỏ qua: {count}',

  // Balance and use.
  '{available} Wits available': '{available} Wits khả dụng',
  '{available} Wits are available.': 'Có {available} Wits khả dụng.',
  '{available} Wits available, {reserved} reserved, {used} used so far':
    '{available} Wits khả dụng, {reserved} đang giữ, {used} đã dùng đến nay',
  '{problem} Asking again.': '{problem} Đang hỏi lại.',
  tokens: 'token',
  requests: 'yêu cầu',
  cost: 'chi phí',
  day: 'ngày',
  'This month': 'Tháng này',
  '{month}: {used} of {limit} tokens': '{month}: {used} trên {limit} token',
  '{month}: {used} tokens': '{month}: {used} token',
  'Nothing was used in the last {days}.': 'Chưa dùng gì trong {days} qua.',
  '{first} to {last}': '{first} đến {last}',
  'Tokens a day, {days}': 'Token mỗi ngày, {days}',
  'Tokens in {each} days, {days}': 'Token mỗi {each} ngày, {days}',
  'the most: {tokens} on {date}': 'nhiều nhất: {tokens} vào {date}',

  // Models and keys.
  id: 'mã',
  model: 'mô hình',
  name: 'tên',
  provider: 'nhà cung cấp',
  context: 'ngữ cảnh',
  'price in / out, per 1M tokens': 'giá vào / ra, mỗi 1M token',
  'The gateway lists no models.': 'Cổng không liệt kê mô hình nào.',
  free: 'miễn phí',
  '{price} an image': '{price} mỗi ảnh',
  'begins with': 'bắt đầu bằng',
  made: 'tạo lúc',
  'last used': 'dùng lần cuối',
  'made {day}': 'tạo {day}',
  'used {day}': 'dùng {day}',
  'never used': 'chưa dùng',
  'There are no keys. Make one with: clawwits keys create <name>':
    'Chưa có khóa nào. Tạo khóa bằng: clawwits keys create <tên>',
  'the key "{name}" ({id}) is shown this once; keep it with {command}':
    'khóa "{name}" ({id}) chỉ hiện một lần này; lưu lại bằng {command}',
  'The key {id} is revoked: nothing takes it any more.': 'Đã thu hồi khóa {id}: khóa này không còn dùng được nữa.',
  'the sandbox forgets keys when this ends; {command} keeps them while it runs':
    'sandbox quên các khóa khi lệnh này kết thúc; {command} giữ chúng trong lúc chạy',
  "The sandbox's wallet is full again.": 'Ví của sandbox đã đầy trở lại.',
  "The sandbox's wallet was full already.": 'Ví của sandbox vốn đã đầy.',
  '{done} of {items} items done, {failed} failed, {unknown} unknown; {wits} Wits, {replays} answers replayed':
    'xong {done} trên {items} mục, {failed} thất bại, {unknown} chưa rõ; {wits} Wits, {replays} câu trả lời phát lại',
  '{finished} of {items} items, {failed} failed, {wits} Wits':
    '{finished} trên {items} mục, {failed} thất bại, {wits} Wits',
  'Each item has one line, and every Wit is explained.': 'Mỗi mục có đúng một dòng, và mọi Wits đều được giải thích.',
  '{items} items, at most {most} Wits; {unbounded} name no limit of their answer':
    '{items} mục, tối đa {most} Wits; {unbounded} mục không nêu giới hạn câu trả lời',
  'The wallet holds {available} Wits.': 'Ví có {available} Wits.',
  'The wallet holds {available} Wits: it does not cover the most.': 'Ví có {available} Wits: không đủ cho mức tối đa.',
});
