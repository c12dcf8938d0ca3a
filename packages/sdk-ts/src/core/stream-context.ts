import type { GatewayProfile } from '@clawwits/contract';
import type { TransportAnswer } from '../transport/transport.ts';
import type { CallControl } from './call-control.ts';
import type { ErrorContext } from './errors-from-outcome.ts';
import type { ObservedEnd } from './observer.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { Runtime } from './runtime.ts';
import type { ResolvedSettings } from './settings.ts';

/** Context of reading a stream: of a call in progress, or of bytes that came from elsewhere. */
export interface StreamContext {
  readonly gateway: GatewayProfile;
  readonly runtime: Runtime;
  readonly settings: ResolvedSettings;
  readonly control: CallControl;
  /** Start of the call, on the runtime's clock. */
  readonly startedAt: number;
  readonly answer: TransportAnswer;
  readonly response: ResponseMetadata;
  /** `true` if the call can be sent again without being billed twice. */
  readonly repeatable: boolean;
  /** The keys that the call has sent. */
  readonly keys: readonly string[];
  /** Describes the call, for every error of the stream. */
  readonly describe: () => ErrorContext;
  /** Reports the end of the stream to the observer, if there is one; only the first call counts. */
  readonly settle: ((describeEnd: () => ObservedEnd) => void) | null;
}
