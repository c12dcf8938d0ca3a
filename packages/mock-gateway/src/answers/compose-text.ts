import type { SeededRandom } from '../random/seeded.ts';

type Phrases = readonly [string, ...string[]];

interface Language {
  readonly greeting: RegExp;
  readonly greetings: Phrases;
  readonly openings: Phrases;
  readonly bodies: Phrases;
  readonly endings: Phrases;
  /** Currency of gateways without Wits. */
  readonly tokens: string;
}

const english: Language = {
  greeting: /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\b/i,
  greetings: [
    'Hello! You have reached the {gateway} sandbox, and everything between us works.',
    'Hi there! This is the {gateway} sandbox, wide awake and happy to answer.',
    'Hello, and welcome to the {gateway} sandbox!',
  ],
  openings: [
    'This is the {gateway} sandbox. You asked: "{prompt}".',
    'Greetings from the {gateway} sandbox! I read your message: "{prompt}".',
    'The {gateway} sandbox here, with your words in front of me: "{prompt}".',
  ],
  bodies: [
    'No real model runs behind me, so I cannot say anything wise about it, but your request arrived whole, was checked, and is being paid for from a test wallet.',
    'I am a stand-in for a model, so take this as proof that the way there and back works: the request was understood, and each word of this reply is counted in {unit}.',
    'A real model would think about that now; I only practise with you. Your request has passed every check that the real gateway makes.',
  ],
  endings: [
    'Point your client at a live gateway and the same code will bring you a real answer.',
    'Ask me anything else; it costs play money only.',
    'When you are ready for real answers, change the base URL and keep the rest.',
  ],
  tokens: 'tokens',
};

const vietnamese: Language = {
  greeting: /^[^\p{L}]*(?:xin chào|chào|alo)(?![\p{L}])/iu,
  greetings: [
    'Xin chào! Bạn đang nói chuyện với môi trường thử nghiệm {gateway}, và mọi kết nối đều hoạt động tốt.',
    'Chào bạn! Đây là môi trường thử nghiệm {gateway}, rất vui được trả lời bạn.',
    'Xin chào bạn, chào mừng đến với môi trường thử nghiệm {gateway}!',
  ],
  openings: [
    'Đây là môi trường thử nghiệm {gateway}. Bạn vừa hỏi: "{prompt}".',
    'Môi trường thử nghiệm {gateway} xin chào bạn! Tôi đã đọc tin nhắn: "{prompt}".',
  ],
  bodies: [
    'Phía sau tôi không có mô hình thật, nên tôi chưa thể trả lời sâu hơn, nhưng yêu cầu của bạn đã đến nơi, đã được kiểm tra và được trừ vào một ví thử.',
    'Tôi chỉ đóng vai một mô hình, nên hãy xem đây là bằng chứng rằng đường đi và về đều thông suốt: từng chữ trong câu trả lời này đều được tính bằng {unit}.',
  ],
  endings: [
    'Khi bạn kết nối tới cổng thật, cùng đoạn mã này sẽ mang về câu trả lời thật.',
    'Bạn cứ hỏi thêm nhé, ở đây chỉ tốn tiền chơi thôi.',
  ],
  tokens: 'token',
};

const vietnameseLetters = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/i;
const vietnameseWords = /(?<![\p{L}])(?:xin chào|chào bạn|là gì|tôi|cảm ơn|của)(?![\p{L}])/iu;

const isVietnamese = (text: string) => vietnameseLetters.test(text) || vietnameseWords.test(text);

const longestQuote = 80;

/** The prompt on one line, short enough to be quoted. */
function quote(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  const letters = Array.from(line.slice(0, longestQuote * 4));
  return letters.length <= longestQuote ? line : `${letters.slice(0, longestQuote).join('').trimEnd()}…`;
}

/**
 * Writes a short, friendly paragraph that names the sandbox and refers to the question, in English, or in
 * Vietnamese if the prompt is Vietnamese.
 *
 * @param gateway its name for people
 */
export function composeText(prompt: string, random: SeededRandom, gateway: string): string {
  const text = prompt.normalize('NFC');
  const language = isVietnamese(text.slice(0, 2_000)) ? vietnamese : english;
  const isGreeting = language.greeting.test(text) && text.length <= 60;
  const opening = random
    .pick(isGreeting ? language.greetings : language.openings)
    .replace('{gateway}', gateway)
    .replace('{prompt}', () => quote(text));
  const body = random.pick(language.bodies).replace('{unit}', gateway === 'ClawWits' ? 'Wits' : language.tokens);
  return [opening, body, random.pick(language.endings)].join(' ');
}
