/** Longer texts by their keys; the topics of `clawwits help` are in `topics.ts`. */
export const texts = {
  'program notes': `Biến môi trường:
  CLAWWITS_API_KEY    khóa, cw_sk_...
  CLAWWITS_BASE_URL   địa chỉ gốc của cổng

Dùng thử không cần khóa:
  clawwits chat "Xin chào" --sandbox
  clawwits balance --sandbox`,

  'chat notes': `Ví dụ:
  clawwits chat "Xin chào"
  git diff | clawwits chat "Viết lời nhắn commit cho thay đổi này"
  clawwits chat "Lỗi ở đâu?" -f error.log -f screen.png
  clawwits chat "Ba con sông" --schema rivers.schema.json --field data.json
  clawwits chat "Và ba cái hồ" --session dia-ly
  git diff | clawwits chat -t review -v lang=ts
  clawwits chat "Script sao lưu thư mục này" --extract bash > backup.sh`,

  'messages notes': `Giống chat khi có câu hỏi, nhưng gọi POST /v1/messages theo định dạng của Anthropic API. API đó không có độ dài
mặc định cho câu trả lời: không có --max-tokens thì là 1,024. Câu trả lời cho --schema là giá trị mà công cụ tên "answer"
được gọi với nó.

Ví dụ:
  clawwits messages "Xin chào"
  clawwits messages -s "Trả lời bằng một từ" "Thủ đô của Việt Nam?" --json`,

  // The gateway itself, not its address.
  'gateway column': 'cổng',

  'batch run notes': `Đầu vào có một dòng cho mỗi lời gọi, như tệp lô của OpenAI, hoặc chỉ phần thân. Nhật ký bên cạnh đầu ra nhớ những gì đã gửi:
cùng lệnh ấy làm tiếp lô, dù nó đã dừng vì gì. Ctrl-C làm xong các lời gọi đang chạy; lần thứ hai dừng ngay. Kết thúc bằng 0 nếu
mọi mục đều xong, 8 nếu có mục thất bại, 4 nếu hết --max-wits hoặc hết ví.

Ví dụ:
  clawwits batch run in.jsonl -o out.jsonl --estimate
  clawwits batch run in.jsonl -o out.jsonl --max-wits 50000 --concurrency 32
  clawwits batch errors out.jsonl`,

  'batch verify notes': `Chỉ đọc đầu ra và nhật ký: mỗi mục có đúng một dòng, và ví đã trả đúng tổng của các mục. Kết thúc bằng 10
nếu không đúng vậy.`,

  'sessions show notes': `Văn bản là Markdown: terminal hiển thị có định dạng, đường ống hoặc tệp nhận nguyên văn. Ảnh chỉ được ghi tên, không hiển thị.

Ví dụ:
  clawwits sessions show dia-ly
  clawwits sessions show dia-ly > dia-ly.md
  clawwits sessions show dia-ly --json`,

  'sessions search notes': `Tìm văn bản trong câu hỏi và câu trả lời, không phân biệt chữ hoa, chữ thường và dấu: "da nang" tìm thấy "Đà Nẵng".
Mỗi dòng có văn bản đó được in sau tên cuộc trò chuyện và số thứ tự của câu hỏi. Kết thúc với mã 10 nếu không tìm thấy gì.

Ví dụ:
  clawwits sessions search "sông dài nhất"
  clawwits sessions search "hóa đơn" --json`,

  'sessions rm notes': `Hỏi lại trước khi xóa; script không trả lời được thì đưa --yes. Tên không tồn tại là một lỗi, khi đó không xóa gì cả.
Thời gian là một số và một đơn vị: 12h, 30d, 8w (giờ, ngày, tuần).

Ví dụ:
  clawwits sessions rm dia-ly lich-su
  clawwits sessions rm --older-than 30d --yes`,

  'image notes': `In đường dẫn của từng ảnh. Không có -o thì tệp được đặt tên theo câu mô tả, nằm trong thư mục hiện tại, và không bao
giờ ghi đè tệp đã có; nếu có nhiều ảnh, -o cat.png cho ra cat-1.png, cat-2.png, ... Dùng -o - để ghi ảnh vào đường ống.

Ví dụ:
  clawwits image "một chú mèo dễ thương" --gateway clew
  clawwits image "một chú mèo" -m dall-e-3 --size 1024x1024 -o cat.png --gateway clew`,

  'ocr notes': `Đọc PNG, JPEG, GIF và WebP, tối đa 10 MiB. Nếu đưa địa chỉ thì chính cổng tải ảnh về, không phải máy này.

Ví dụ:
  clawwits ocr receipt.jpg --gateway clew
  clawwits ocr https://example.com/document.jpg --gateway clew > document.txt`,

  'embed notes': `In mỗi văn bản một dòng JSON, theo đúng thứ tự: {"index":0,"id":null,"embedding":[...]}

Ví dụ:
  clawwits embed "con mèo nằm trên chiếu" "doanh thu quý"
  clawwits embed < texts.txt > vectors.jsonl
  clawwits embed --input-format jsonl < texts.jsonl    các dòng như {"id":7,"text":"..."}`,

  'similar notes': `In điểm số, một dấu tab và văn bản, giống nhất đứng trước. 1 là cùng một văn bản, 0 là không liên quan gì.

Ví dụ:
  clawwits similar "thú cưng" "con mèo nằm trên chiếu" "doanh thu quý"
  clawwits similar "thú cưng" --top 3 < texts.txt
  clawwits similar "thú cưng" --input-format jsonl --json < texts.jsonl`,

  'models notes': `Không tốn gì. Điều mà cổng không cho biết thì để trống, và là null trong bản ghi.

Ví dụ:
  clawwits models --gateway clew
  clawwits models --gateway klawd --json`,

  'config notes': `Thiết lập: default_profile, aliases.<tên>, templates.<tên>, và của một hồ sơ: gateway, base_url,
credential_command, model, system, max_tokens, max_wits, temperature và markdown. Khóa được lưu bằng clawwits login, và chỉ
hiện ra khi có --show-secrets.

Ví dụ:
  clawwits config list
  clawwits config set max_wits 2000
  clawwits config set aliases.fast clew/mini
  clawwits config set templates.review 'Xem lại đoạn mã {{lang}} này: {{input}}'
  clawwits config get model --profile work`,

  'balance notes': `Ví dụ:
  clawwits balance
  clawwits balance --field data.available
  clawwits balance --fail-below 100000       kết thúc với mã 10 nếu số khả dụng ít hơn
  clawwits balance --covers requests.jsonl   kết thúc với mã 10 nếu các yêu cầu sẽ giữ lại nhiều hơn; xem estimate --help
  clawwits balance --watch                   một dòng luôn được cập nhật; trong đường ống, mỗi thay đổi một dòng

Với --output-format stream-json, --watch in mỗi thay đổi một đối tượng. Ctrl-C kết thúc, với mã 130.`,

  'usage notes': `Lệnh này ghi nhật ký chi phí của từng lần gọi, ngay trên máy này: không có câu hỏi, câu trả lời hay khóa. usage cộng
nhật ký đó lại, cho mọi cổng hoặc cho cổng của --gateway; --sandbox cho xem tiền chơi, được tính riêng. Lần gọi bị dừng đột ngột
trước khi biết chi phí không bị mất: nó hiện là chưa quyết toán. Ngày tính theo UTC. Nhật ký lùi về 13 tháng; "usage_log": false
trong tệp cấu hình hoặc CLAWWITS_USAGE_LOG=off tắt nó đi.

Clew tự đếm tài khoản đã dùng bao nhiêu, trên mọi máy và bởi mọi chương trình: với Clew, usage cho xem số đó, trừ khi --local,
--since hoặc --by yêu cầu nhật ký. Trên terminal, các ngày hiện thành biểu đồ; trong đường ống, mỗi ngày một dòng. Không tốn gì.

Ví dụ:
  clawwits usage
  clawwits usage --by model --since 2026-11-01
  clawwits usage --by session --since 7d --json
  clawwits usage --gateway clew --days 7`,

  'estimate notes': `Trước khi bắt đầu, mỗi yêu cầu giữ lại số token của câu hỏi và --max-tokens, rồi trả lại phần không dùng đến. Token
của câu hỏi được đếm ngay tại đây, gần đúng như mô hình đếm; mỗi ảnh tính 1,600. Không gửi gì, và không cần khóa.

Ví dụ:
  clawwits estimate "Kể tên ba con sông" --max-tokens 200
  clawwits estimate --requests requests.jsonl --field data.reserved_wits

Mỗi dòng của requests.jsonl là nội dung của một yêu cầu chat, messages hoặc embeddings, hoặc một đối tượng chứa nội dung đó
trong "body".`,

  'keys create notes': `Phần bí mật chỉ được in một lần này, một mình ở đầu ra chuẩn; -o lưu nó vào tệp mà chỉ bạn đọc được.

Ví dụ:
  clawwits keys create "build server" --gateway clew
  clawwits keys create deploy --gateway clew | gh secret set CLEW_API_KEY`,

  'api notes': `Câu trả lời được in nguyên như nhận được; với luồng thì từng sự kiện một. Thứ không phải là văn bản, như ảnh hay
âm thanh, được ghi từng byte vào tệp của -o hay vào đường ống, còn trong bản ghi thì là data.body_base64. Một yêu cầu POST có thể
bị tính tiền, nên chỉ được thử lại khi chắc chắn cổng chưa thực hiện.

Ví dụ:
  clawwits api GET /v1/wits/balance
  clawwits api POST /v1/embeddings -d '{"input": "một văn bản"}'
  clawwits api POST /v1/chat/completions -d @request.json
  clawwits api GET /v1/usage/daily -q days=30`,

  'login notes': `Ví dụ:
  clawwits login --base-url http://127.0.0.1:8787
  clawwits login --profile work --base-url http://127.0.0.1:8787 < key.txt
  clawwits login --gateway clew                           hỏi e-mail và mật khẩu, rồi lưu phiên đăng nhập
  clawwits login --gateway clew --email you@example.com --password-stdin < password.txt
  clawwits login --gateway klawd < key.txt

Khóa hay mật khẩu không bao giờ là đối số: hãy gõ vào (không hiện ra màn hình) hoặc đưa qua đầu vào chuẩn. Mật khẩu không
được lưu ở đâu cả, còn phiên đăng nhập thì tự hết hạn: whoami cho biết khi nào.`,

  'doctor notes': `Kiểm tra Node, tệp cấu hình và ai đọc được nó, địa chỉ, khóa, đường đến máy chủ, khóa có được chấp nhận không, và số
dư. Kết thúc với mã thoát của lỗi đầu tiên. Không tốn gì. Lệnh không bao giờ tự tìm phiên bản mới: --updates hỏi registry của
npm_config_registry hoặc ~/.npmrc, và chỉ gửi tên gói.

Ví dụ:
  clawwits doctor
  clawwits doctor --updates
  clawwits doctor --profile work --json`,

  'completion notes': `Nạp script trong tệp mà shell của bạn đọc khi khởi động:
  ~/.bashrc                    source <(clawwits completion bash)
  ~/.zshrc, sau compinit       source <(clawwits completion zsh)
  ~/.config/fish/config.fish   clawwits completion fish | source
  $PROFILE của PowerShell      clawwits completion powershell | Out-String | Invoke-Expression`,

  'gateway help': `Cổng ClawWits cục bộ: ví, phạm vi, gói và luồng, không cần mạng.

Cách dùng: clawwits gateway [tùy chọn]

Tùy chọn:
  --gateway <tên>     clawwits, clew, techopenclaw, klawd hoặc all; có thể dùng nhiều lần. Một cổng thì
                      nằm ở gốc, nhiều cổng thì nằm dưới tên của chúng, như /clew (mặc định clawwits)
  --port <số>         cổng mạng; 0 là lấy cổng trống bất kỳ (mặc định 8787)
  --host <địa chỉ>    địa chỉ để lắng nghe (mặc định 127.0.0.1, chỉ máy này)
  --tier <gói>        của ClawWits: free_trial, starter, plus, pro, power, max hoặc enterprise; của Clew
                      và Klawd: free, pro hoặc enterprise (mặc định pro)
  --wits <số wits>    số Wits cấp cho ví của ClawWits (mặc định 3000000)
  --seed <chữ>        khóa, mã số và câu trả lời được sinh ra từ đây (mặc định "clawwits")
  --latency <ms[/n]>  số mili giây đến token đầu tiên, và n token mỗi giây (mặc định: trả lời ngay)
  --fault <lỗi>       gây lỗi có chủ ý: tên[:lượng][*số lần][@xác suất], như "cut:3@0.1" hoặc
                      "router_error*2"; có thể dùng nhiều lần
  --upstream <url>    hỏi một máy chủ thật tương thích OpenAI; khóa của nó lấy từ UPSTREAM_API_KEY
  --upstream-model <mô hình>
                      mô hình cần hỏi ở đó
  --upstream-embedding-model <mô hình>
                      mô hình nhúng cần hỏi ở đó (mặc định: --upstream-model)
  --upstream-dialect <tên>
                      máy chủ đó tự nói messages hoặc responses; có thể dùng nhiều lần. Các kiểu khác được
                      dịch sang chat completions và ngược lại
  --upstream-timeout <ms>
                      chờ lâu nhất phần đầu và từng đoạn của câu trả lời (mặc định 300000)
  --cors <origin>     cho các trang của nguồn này đọc câu trả lời, hoặc "*" cho mọi trang; có thể cho
                      nhiều lần. Các trang của máy này luôn được phép
  --no-cors           không cho trang nào đọc câu trả lời
  --headers-timeout <ms>
                      thời gian để máy khách gửi phần đầu của yêu cầu (mặc định 10000)
  --request-timeout <ms>
                      thời gian để gửi trọn yêu cầu (mặc định 30000). Muộn hơn là 408;
                      0 nghĩa là không giới hạn, ở đây và ở trên
  --max-body <byte>   phần thân lớn nhất của yêu cầu được đọc (mặc định 33554432)
  --no-control        tắt API điều khiển dưới /__clawwits
  --print-env         chỉ in các dòng export ra đầu ra chuẩn
  --exec <lệnh>       chạy lệnh với các biến đã đặt, rồi dừng với mã thoát của lệnh
  -h, --help          phần trợ giúp này

Mã thoát: 0 kết thúc bằng SIGINT hoặc SIGTERM, 1 không mở được cổng mạng, 2 đối số sai;
với --exec là mã của chính lệnh đó.
`,

  'gateway json notes': `clawwits gateway --json in một đối tượng ngay khi bắt đầu lắng nghe: địa chỉ và khóa nằm ở data.base_url và
data.api_key; nếu có nhiều cổng thì ở data.gateways.clew.base_url, v.v. --output-format json và stream-json cũng vậy.`,

  'slash help': `/model <tên>     mô hình trả lời từ giờ trở đi; không có tên thì cổng tự chọn
/system <chữ>    chỉ dẫn định hướng các câu trả lời; không có chữ thì bỏ chỉ dẫn
/edit [chữ]      viết câu hỏi tiếp theo trong trình soạn thảo của bạn, VISUAL hoặc EDITOR
/file <tệp>      gửi kèm một tệp, ảnh, thư mục hoặc mẫu tên tệp với câu hỏi tiếp theo
/retry           hỏi lại câu hỏi cuối
/undo            rút lại câu hỏi cuối và câu trả lời của nó
/save <tệp>      lưu cuộc trò chuyện vào tệp
/load <tệp>      tiếp tục cuộc trò chuyện trong tệp
/clear           bắt đầu lại từ đầu
/usage           chi phí của cuộc trò chuyện đến giờ
/balance         số dư trong ví
/quit            kết thúc; Ctrl-D cũng vậy

Ctrl-C dừng câu trả lời và giữ phần đã nhận; bấm hai lần ở dấu nhắc thì kết thúc cuộc trò chuyện.
Dán nhiều dòng vẫn là một câu hỏi.`,
} as const;
