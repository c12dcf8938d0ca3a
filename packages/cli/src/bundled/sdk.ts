/** The part of the SDK that the command uses; a test keeps it complete. The other gateways are in a file of their own. */
export {
  AbortError,
  AuthenticationError,
  Clawwits,
  ConfigurationError,
  ConnectionError,
  GatewayError,
  IncompleteStreamError,
  InsufficientBalanceError,
  isClawwitsError,
  PermissionError,
  RateLimitError,
  RequestRejectedError,
  TimeoutError,
} from '@clawwits/sdk-ts';
