import { catalogue } from './catalogue.ts';

/** Messages of a conversation, other than its answers. */
export const conversationSentences = catalogue({
  "the project's model {model} is not asked for: it was written for another gateway than {gateway}":
    'không dùng mô hình {model} của dự án: nó được ghi cho một cổng khác, không phải {gateway}',
  "the conversation's model {model} is not asked for: it was held with another gateway than {gateway}":
    'không dùng mô hình {model} của cuộc trò chuyện: nó thuộc về một cổng khác, không phải {gateway}',
  'the sandbox: no real model, play money': 'sandbox: không có mô hình thật, tiền chơi',
  'a conversation with {place}': 'cuộc trò chuyện với {place}',
  '/help tells what else can be done, Ctrl-D ends it': '/help cho biết còn làm được gì, Ctrl-D để kết thúc',
  'going on after {count} messages': 'tiếp tục sau {count} tin nhắn',
  'there is no question yet': 'chưa có câu hỏi nào',
  'the last question is taken back': 'đã rút lại câu hỏi cuối',
  'there is no editor: set VISUAL or EDITOR, to nano for example':
    'chưa có trình soạn thảo: hãy đặt VISUAL hoặc EDITOR, chẳng hạn là nano',
  '{editor} ended with {code}: the draft is as it was': '{editor} kết thúc với {code}: bản nháp vẫn như cũ',
  '{editor} could not be used ({problem}): the draft is as it was':
    'không dùng được {editor} ({problem}): bản nháp vẫn như cũ',
  '{count} files, {size}, about {tokens} tokens:': '{count} tệp, {size}, khoảng {tokens} token:',
  '  and {count} more': '  và {count} tệp nữa',
  '{count} more': '{count} tệp nữa',
  'Left out: {files}': 'Bỏ qua: {files}',
  binary: 'nhị phân',
  folder: 'thư mục',
  hidden: 'ẩn',
  ignored: 'bị bỏ qua',
  'image in a folder': 'ảnh trong thư mục',
  'link out of the folder': 'liên kết ra ngoài thư mục',
  'not a file': 'không phải tệp',
  'about {tokens} tokens with the prompt; nothing was sent': 'khoảng {tokens} token kể cả câu hỏi; chưa gửi gì',
  'the draft is empty': 'bản nháp rỗng',
  'a new beginning': 'bắt đầu lại từ đầu',
  'the model is chosen by the gateway': 'mô hình do cổng chọn',
  'the model is {model}': 'mô hình là {model}',
  'there are no instructions': 'không có chỉ dẫn nào',
  'the instructions are set': 'đã đặt chỉ dẫn',
  'say which file: /{command} <path>': 'hãy nêu tên tệp: /{command} <tệp>',
  '{all} Wits so far ({input} in, {output} out)': '{all} Wits đến giờ ({input} vào, {output} ra)',
  '{all} tokens so far ({input} in, {output} out)': '{all} token đến giờ ({input} vào, {output} ra)',
  '{gateway} tells no balance; --usage tells what an answer cost':
    '{gateway} không cho biết số dư; --usage cho biết chi phí của câu trả lời',
  'there is no /{command}; /help tells what there is': 'không có /{command}; /help cho biết có những lệnh nào',
  '{path} goes along with the next question': '{path} sẽ được gửi kèm câu hỏi tiếp theo',
  'the conversation is kept in {path}': 'đã lưu cuộc trò chuyện vào {path}',
  'this exchange cannot be kept in {path}: {problem}': 'không lưu được lượt hỏi đáp này vào {path}: {problem}',
  'nothing is lost, put it back with: {command}': 'không mất gì cả, hãy ghép lại bằng: {command}',
  'there is no file {path}': 'không có tệp {path}',
  'the conversation of {path}, {count} messages': 'cuộc trò chuyện trong {path}, {count} tin nhắn',

  // Conversations that are kept.
  exchanges: 'lượt hỏi đáp',
  spent: 'đã dùng',
  '{cost} spent': 'đã dùng {cost}',
  'at least {cost}': 'ít nhất {cost}',
  '1 exchange': '1 lượt hỏi đáp',
  '{count} exchanges': '{count} lượt hỏi đáp',
  Instructions: 'Chỉ dẫn',
  'Question {number}': 'Câu hỏi {number}',
  'Answer {number}': 'Câu trả lời {number}',
  'an image': 'một ảnh',
  'No conversation is kept. Begin one with: clawwits chat --session <name> "…"':
    'Chưa lưu cuộc trò chuyện nào. Bắt đầu bằng: clawwits chat --session <tên> "…"',
  'the session {name} is left out: {problem}': 'bỏ qua cuộc trò chuyện {name}: {problem}',
  'the session {name} has a line that was not written to its end; it is left out':
    'cuộc trò chuyện {name} có một dòng chưa được ghi hết; dòng đó bị bỏ qua',
  'the session {name} has {count} lines that were not written to their ends; they are left out':
    'cuộc trò chuyện {name} có {count} dòng chưa được ghi hết; các dòng đó bị bỏ qua',
  'Remove the session {list}? [y/N] ': 'Xóa cuộc trò chuyện {list}? [y/N] ',
  'Remove {count} sessions: {list}? [y/N] ': 'Xóa {count} cuộc trò chuyện: {list}? [y/N] ',
  'Nothing was removed.': 'Không xóa gì cả.',
  'The session {list} is removed.': 'Đã xóa cuộc trò chuyện {list}.',
  '{count} sessions are removed: {list}': 'Đã xóa {count} cuộc trò chuyện: {list}',

  '(Ctrl-C again or /quit ends the conversation)': '(Ctrl-C lần nữa hoặc /quit để kết thúc cuộc trò chuyện)',
});
