/** What happened, and what to do next where the English hint names nothing of its own: a path, a number. */
interface Told {
  readonly message: string;
  readonly hint?: string;
}

const ownGateway = 'Kiểm tra địa chỉ gốc (base URL) có đúng là của cổng hay không.';
const tryLater = 'Đợi một lúc rồi chạy lại.';
const topUp = 'Nạp thêm tại /pricing, hoặc xin ít hơn bằng --max-tokens.';

/**
 * Every failure that the command finds by itself, by its code: an error of a code that is not here does not compile. The
 * details, paths and numbers, follow in English, as the record tells them.
 */
export const ownFailures = {
  balance_below_threshold: { message: 'Số dư thấp hơn mức yêu cầu.' },
  balance_does_not_cover: { message: 'Số dư không đủ cho các yêu cầu trong tệp.' },
  configuration_not_private: { message: 'Người khác có thể đọc hoặc sửa tệp cấu hình.' },
  configuration_unwritable: { message: 'Không ghi được tệp cấu hình.' },
  credential_command_failed: { message: 'Chương trình credential_command không đưa ra khóa.' },
  download_failed: { message: 'Ảnh đã được tạo, nhưng không tải về được.' },
  empty_input: { message: 'Không có văn bản nào.' },
  empty_prompt: {
    message: 'Câu hỏi trống.',
    hint: 'Viết câu hỏi: clawwits chat "Xin chào", hoặc qua đầu vào chuẩn: clawwits chat < question.txt',
  },
  file_unreadable: { message: 'Không đọc được tệp.' },
  gateway_failed: { message: 'Cổng cục bộ không chạy được.' },
  images_missing: { message: 'Chỉ lưu được một phần số ảnh.' },
  insufficient_wits: { message: 'Không đủ Wits.', hint: topUp },
  internal_failure: { message: 'Lỗi bên trong chương trình.', hint: 'Đây là lỗi của chương trình, xin hãy báo lại.' },
  invalid_configuration: { message: 'Cấu hình không hợp lệ.' },
  invalid_input: { message: 'Đầu vào không hợp lệ.' },
  invalid_requests: { message: 'Tệp yêu cầu không hợp lệ.' },
  invalid_response: { message: 'Cổng trả lời không đúng dạng.', hint: ownGateway },
  key_of_another_gateway: { message: 'Khóa này thuộc về một địa chỉ khác, nên không được gửi đi.' },
  max_wits_exceeded: { message: 'Riêng câu hỏi đã có thể vượt --max-wits. Chưa gửi gì.' },
  missing_api_key: {
    message: 'Không có khóa API.',
    hint: 'Đặt CLAWWITS_API_KEY, chạy clawwits login, hoặc thử không cần khóa: thêm --sandbox.',
  },
  missing_base_url: {
    message: 'Không có địa chỉ gốc (base URL).',
    hint: 'Đặt CLAWWITS_BASE_URL hoặc dùng --base-url, ví dụ http://127.0.0.1:8787 cho cổng cục bộ.',
  },
  node_too_old: { message: 'Phiên bản Node quá cũ.' },
  output_failed: { message: 'Không ghi được kết quả.' },
  profile_of_another_gateway: { message: 'Hồ sơ này thuộc về một cổng khác.' },
  sandbox_wallet_unusable: { message: 'Không dùng được tệp ví của sandbox.' },
  schema_not_satisfied: { message: 'Câu trả lời không đúng với lược đồ.' },
  schema_unusable: { message: 'Không dùng được lược đồ JSON.' },
  session_expired: { message: 'Phiên đăng nhập đã hết hạn.' },
  session_unusable: { message: 'Không dùng được cuộc trò chuyện đã lưu.' },
  stdin_never_ends: { message: 'Đầu vào chuẩn không kết thúc.' },
  stdin_not_utf8: { message: 'Đầu vào chuẩn không phải là UTF-8.' },
  stdin_too_large: { message: 'Đầu vào chuẩn quá lớn.' },
  stdin_unreadable: { message: 'Không đọc được đầu vào chuẩn.' },
  unknown_field: { message: 'Bản ghi không có trường này.' },
  unknown_profile: { message: 'Không có hồ sơ này.' },
  unsupported_endpoint: { message: 'Cổng này không có chức năng đó; phần chi tiết nêu các cổng có.' },
  usage: { message: 'Dùng lệnh chưa đúng.' },
  wrong_password: { message: 'Địa chỉ e-mail và mật khẩu không khớp.' },
} as const satisfies Record<string, Told>;

/** A failure that the command finds by itself. */
export type OwnCode = keyof typeof ownFailures;

/** What calls come to, by the codes of gateways and of the SDK. */
const callFailures: Readonly<Record<string, Told>> = {
  aborted: { message: 'Đã hủy.' },
  interrupted: { message: 'Đã dừng.' },
  terminated: { message: 'Đã bị kết thúc.' },
  invalid_request: { message: 'Yêu cầu không hợp lệ.' },
  isv_blocked: { message: 'Nội dung bị chặn.', hint: 'Sửa nội dung; gửi lại y như cũ sẽ lại bị chặn.' },
  unauthorized: { message: 'Khóa không được chấp nhận.', hint: 'Kiểm tra khóa, và khóa có thuộc cổng này không.' },
  forbidden: { message: 'Tài khoản không được phép làm việc này.' },
  insufficient_scope: { message: 'Phạm vi của khóa không bao gồm lệnh này.', hint: 'Dùng khóa có phạm vi "full".' },
  not_found: { message: 'Không có đường dẫn hoặc mô hình này.', hint: ownGateway },
  rate_limited: { message: 'Quá nhiều yêu cầu.', hint: `${tryLater} Hoặc tăng --max-retries.` },
  router_error: { message: 'Bộ định tuyến phía sau cổng gặp lỗi.', hint: tryLater },
  internal_error: { message: 'Cổng gặp lỗi.', hint: tryLater },
  service_unavailable: { message: 'Dịch vụ đang quá tải hoặc ngừng.', hint: tryLater },
  quota_exhausted: { message: 'Đã dùng hết hạn mức.' },
  plan_required: { message: 'Gói dịch vụ không bao gồm mô hình hoặc lệnh này.' },
  connection_failed: { message: 'Không kết nối được với cổng.', hint: 'Kiểm tra địa chỉ và mạng, rồi chạy lại.' },
  connection_lost: { message: 'Kết nối bị đứt; lệnh có thể đã bị tính tiền.' },
  stream_cut: {
    message: 'Câu trả lời bị cắt giữa chừng.',
    hint: 'Phần đã nhận nằm ở đầu ra chuẩn. Chạy lại sẽ bị tính tiền lại.',
  },
  timeout: { message: 'Hết thời gian chờ.', hint: tryLater },
  connect_timeout: { message: 'Hết thời gian chờ kết nối.', hint: tryLater },
  idle_timeout: { message: 'Cổng im lặng quá lâu.', hint: tryLater },
  invalid_api_key: {
    message: 'Khóa API sai dạng.',
    hint: 'Chép lại khóa từ /api-keys, không kèm dấu ngoặc kép hay dấu cách.',
  },
  invalid_base_url: { message: 'Địa chỉ gốc không hợp lệ.' },
  insecure_base_url: { message: 'Địa chỉ gốc không an toàn.', hint: 'Dùng địa chỉ https://.' },
  redirected: { message: 'Máy chủ chuyển hướng; khóa không được gửi theo.', hint: ownGateway },
};

/** What is told of a failure; `null` where there is no word for its code. */
export function tellFailure(code: string): Told | null {
  const known: Readonly<Record<string, Told>> = { ...callFailures, ...ownFailures };
  return known[code] ?? null;
}

/** The words that lines begin with. */
export const words = { error: 'lỗi:', detail: 'chi tiết:', hint: 'gợi ý:' } as const;
