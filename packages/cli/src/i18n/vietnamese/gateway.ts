import type { CommandTemplate } from '@clawwits/mock-gateway/command';
import { catalogue } from './catalogue.ts';
import type { mistakeSentences } from './program.ts';

/** Messages of the local gateway's own command. One that is missing does not compile. */
export const gatewaySentences = catalogue({
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
  '--upstream-dialect takes messages or responses, not "{text}".':
    '--upstream-dialect nhận messages hoặc responses, không phải "{text}".',
  "Unexpected argument '{text}'. This command does not take positional arguments": "Không nhận đối số '{text}'",
  '--cors and --no-cors exclude each other.': '--cors và --no-cors loại trừ nhau.',
  '--cors takes an origin such as https://app.example, or "*", not "{text}".':
    '--cors nhận một origin như https://app.example, hoặc "*", không phải "{text}".',
  "Option '{option}' does not take an argument": "Tùy chọn '{option}' không nhận giá trị",
  "Option '{option}' argument is ambiguous.": "Giá trị của tùy chọn '{option}' không rõ ràng.",
  "Did you forget to specify the option argument for '{option}'?": "Bạn quên giá trị của tùy chọn '{option}' chăng?",
  "To specify an option argument starting with a dash use '{option}=-XYZ'.":
    "Để đưa giá trị bắt đầu bằng dấu gạch ngang, hãy viết '{option}=-XYZ'.",
}) satisfies Readonly<Record<Exclude<CommandTemplate, keyof typeof mistakeSentences>, string>>;
