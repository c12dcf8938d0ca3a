import type { CallDefinition, ClientCore } from './call.ts';
import type { ClawwitsPromise } from './clawwits-promise.ts';
import { jsonDecoding, type ReadOtherBody } from './decode-json.ts';
import { startCall } from './start-call.ts';

/** Starts a call whose answer is one JSON object. */
export function callJson<Value extends object>(
  core: ClientCore,
  call: CallDefinition,
  readOther?: ReadOtherBody<Value>,
): ClawwitsPromise<Value> {
  return startCall(core, call, jsonDecoding<Value>(readOther));
}
