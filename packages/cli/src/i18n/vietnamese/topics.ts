/** The topics of `clawwits help`, by their keys. */
export const topics = {
  'exit-codes topic': `Mã thoát. Chúng cố định: script có thể dựa vào chúng.

  0    xong
  1    lỗi bên trong, hoặc không ghi được kết quả
  2    dùng lệnh hay cấu hình chưa đúng, hoặc cổng không có chức năng đó; chưa gửi gì
  3    xác thực hoặc quyền: không có khóa, khóa sai, phạm vi của khóa không bao gồm yêu cầu
  4    không đủ Wits, hoặc đã hết hạn mức của cổng; yêu cầu được gửi một lần và không tốn gì
  5    quá nhiều yêu cầu, sau mọi lần thử lại
  6    cổng hoặc mạng không sẵn sàng
  7    cổng hiểu yêu cầu và từ chối
  8    câu trả lời không trọn vẹn, hoặc không có cái mà --schema hay --extract yêu cầu; phần đã nhận nằm ở đầu ra chuẩn,
       với --extract thì ở đầu ra lỗi
  10   không qua được phép kiểm tra: balance --fail-below hoặc --covers; sessions search không tìm thấy gì
  129  cửa sổ dòng lệnh đã đóng (SIGHUP)
  130  bị dừng bằng Ctrl-C
  143  bị kết thúc bằng SIGTERM

Phép kiểm tra không thực hiện được thì kết thúc với 2, 3, 5 hoặc 6, không bao giờ với 0 hay 10. Câu trả lời dừng ở
--max-tokens là trọn vẹn (0); finish_reason của bản ghi là "length", và đầu ra lỗi báo điều đó. Nếu bên đọc thôi đọc, chẳng
hạn head, lệnh kết thúc với 0.`,

  'environment topic': `Biến môi trường. Biến trống được coi như không đặt.

  CLAWWITS_API_KEY      khóa, cw_sk_...
  CLAWWITS_BASE_URL     địa chỉ gốc của cổng, chẳng hạn http://127.0.0.1:8787
  CLAWWITS_GATEWAY      nói chuyện với cổng nào: clawwits (mặc định), clew, techopenclaw hoặc klawd
  CLEW_API_KEY, CLEW_BASE_URL, TECHOPENCLAW_..., KLAWD_...   như trên cho các cổng đó; mỗi cổng có sẵn địa chỉ riêng
  CLAWWITS_PROFILE      hồ sơ của tệp cấu hình cần dùng; "sandbox" lúc nào cũng có
  CLAWWITS_MAX_WITS     chi phí tối đa của một câu hỏi, tính bằng Wits
  CLAWWITS_CONFIG_DIR   nơi chứa config.json (mặc định: clawwits trong XDG_CONFIG_HOME, hoặc nơi hệ thống quy định)
  CLAWWITS_STATE_DIR    ví của sandbox, các cuộc trò chuyện, lịch sử, nhật ký chi phí (mặc định: clawwits trong
                        XDG_STATE_HOME, hoặc tương tự)
  CLAWWITS_USAGE_LOG    off: không ghi chi phí của các lần gọi; "usage_log": false trong config.json cũng vậy
  CLAWWITS_LOG          off, error, warn, info hoặc debug: nhật ký của từng yêu cầu, ở đầu ra lỗi, bằng tiếng Anh
  LC_ALL, LC_MESSAGES, LANG   là vi thì mọi thứ dành cho người đọc đều bằng tiếng Việt; bản ghi JSON thì ngôn ngữ nào cũng như nhau
  VISUAL, EDITOR        trình soạn thảo mà /edit mở trong cuộc trò chuyện
  NO_COLOR              không dùng màu
  FORCE_COLOR           dùng màu cả khi không có terminal: 1, 2 hoặc 3; 0 là không. Được ưu tiên hơn NO_COLOR
  HTTP_PROXY, HTTPS_PROXY, NO_PROXY   proxy

Thứ tự ưu tiên: dòng lệnh, rồi hồ sơ nêu bằng --profile, rồi biến môi trường, rồi dự án, rồi hồ sơ mặc định. whoami cho biết
đang dùng cái nào. Khóa lấy từ --api-key-file (- là đầu vào chuẩn), từ CLAWWITS_API_KEY, hoặc từ hồ sơ: do login lưu ở đó, hay
do chương trình mà "credential_command" nêu tên in ra, một danh sách như ["pass", "show", "clawwits"]. Khóa của hồ sơ chỉ được
gửi đến địa chỉ của chính hồ sơ đó, và không khóa nào được gửi đến cổng khác.

Dự án nêu cách hỏi trong .clawwits.json, ở thư mục của nó hoặc thư mục bên trên: {"profile": "work", "model": "...",
"system": "...", "max_tokens": 500, "max_wits": 2000, "temperature": 0.2, "markdown": false}. Tệp này không chứa được khóa hay
địa chỉ, và nếu có hai max_wits thì số thấp hơn được áp dụng.`,

  'output topic': `Kết quả.

Dạng text (mặc định): câu trả lời và một dấu xuống dòng ở đầu ra chuẩn, mọi thứ khác ở đầu ra lỗi. Chuỗi điều khiển và ký tự
điều khiển trong câu trả lời được bỏ đi; trong GitHub Actions, dòng có thể bị hiểu là lệnh của workflow được vô hiệu bằng một
dấu cách không độ rộng. Với --json, câu trả lời giữ nguyên từng ký tự.

--json luôn in đúng một đối tượng, dù kết quả thế nào, và khớp với mã thoát:

  schema_version   1
  type             "result"
  ok               mã thoát có phải là 0 không
  command          "chat", "balance", ...; null nếu không có lệnh tên đó
  data             kết quả của lệnh; null khi lỗi, nhưng là phần đã nhận khi mã là 8, 129, 130 và 143, là số dư khi mã là
                   10, và là những gì doctor tìm thấy
  error            null, hoặc {code, message, http_status, request_id, retryable, hint, retry_after_ms}
  usage            null, hoặc {input_tokens, output_tokens, total_tokens, estimated}
  wits             {spent, balance_after}: null nếu không biết; --usage hỏi thêm số dư. Các cổng khác thêm điều chúng
                   cho biết: cost_usd, remaining_usd, remaining_requests, resets_at
  finish_reason    "stop", "length", ...
  model            mô hình đã trả lời
  attempts         số lần đã gửi hoặc thử gửi yêu cầu
  duration_ms      tính từ lúc lệnh bắt đầu
  exit_code        mã thoát

--output-format stream-json in mỗi dòng một đối tượng: {"type":"text-delta","text":"..."} khi câu trả lời đang đến, và cuối
cùng luôn là bản ghi trên. --field data.available chỉ in một giá trị của bản ghi, và không in gì khi lỗi. -o ghi vào tệp: kết
quả trọn vẹn thay thế tệp ngay một lần; câu trả lời đứt giữa chừng thì phần đã nhận nằm ở tệp cùng tên thêm đuôi .partial.

Bản ghi luôn bằng tiếng Anh, kể cả error.message và error.hint: script chạy như nhau ở mọi ngôn ngữ.`,

  'scripting topic': `Viết script.

Dừng một công việc không đủ tiền trả, trước khi nó bắt đầu:

  clawwits balance --fail-below 100000 || exit

Phân biệt "hết tiền" với "quá nhanh":

  clawwits chat "..." > answer.txt
  case $? in
    0) ;;
    4) echo "nạp thêm tại /pricing" ;;
    5) echo "thử lại sau" ;;
    8) echo "chỉ có một phần: answer.txt" ;;
    *) exit 1 ;;
  esac

Chỉ lấy mã trong câu trả lời, không có thì không in gì và mã thoát là 8: clawwits chat "..." --extract bash > backup.sh

Đặt trần cho chi phí của một yêu cầu: --max-wits 2000. Lấy từng giá trị bằng --field wits.spent, hoặc tất cả bằng --json.
Trong đường ống, hãy dùng bash với "set -o pipefail", nếu không mã thoát sẽ là của lệnh cuối cùng.

Đầu vào chuẩn được đọc sau các đối số. Nếu đã có câu hỏi, đường ống im lặng 3 giây thì bị bỏ qua; đưa - để chờ bao lâu cũng
được, hoặc < /dev/null để không chờ. Nếu không có câu hỏi nào khác, hoặc khi dữ liệu đã bắt đầu đến, im lặng 60 giây là một
lỗi (2).`,
} as const;
