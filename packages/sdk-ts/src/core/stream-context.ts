import type { GatewayProfile } from '@clawwits/contract';
import type { TransportAnswer } from '../transport/transport.ts';
import type { CallControl } from './call-control.ts';
import type { ErrorContext } from './errors-from-outcome.ts';
import type { ObservedEnd } from './observer.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import type { Runtime } from './runtime.ts';
import type { ResolvedSettings } from './settings.ts';

/** What reading a stream needs: of a call in progress, or of bytes that came from elsewhere. */
export interface StreamContext {
  readonly gateway: GatewayProfile;
  readonly runtime: Runtime;
  readonly settings: ResolvedSettings;
  readonly control: CallControl;
  /** When the call began, on the runtime's clock. */
  readonly startedAt: number;
  readonly answer: TransportAnswer;
  readonly response: ResponseMetadata;
  /** Whether the call can be sent again without being billed twice. */
  readonly repeatable: boolean;
  /** The keys that the call has sent. */
  readonly keys: readonly string[];
  /** What every error of the stream tells. */
  readonly describe: () => ErrorContext;
  /** Tells an observer, where there is one, how the stream ended; only the first time counts. */
  readonly settle: ((describeEnd: () => ObservedEnd) => void) | null;
}
