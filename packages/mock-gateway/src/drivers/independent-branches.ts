/** Bytes kept for a branch that has not been read yet. */
const mostKeptBytes = 1024 * 1024;

interface Branch {
  readonly stream: ReadableStream<Uint8Array>;
  enqueue(part: Uint8Array): void;
  close(): void;
  fail(error: unknown): void;
  /** `true` until it is cancelled. */
  isOpen: boolean;
  /** `true` once reading has begun. */
  isRead: boolean;
  keptBytes: number;
}

/**
 * Replaces the `tee` of a stream by one whose branches do not wait for each other.
 *
 * The native one resolves the cancellation of a branch only when the other one is cancelled too. msw 2 clones each
 * response and never touches the clone, so a client that leaves a mocked stream would wait forever. Here a cancelled
 * branch is done at once, the source is cancelled with the last branch that somebody reads, and a branch that nobody
 * reads is given up once it would hold more than 1 MiB.
 */
export function withIndependentBranches(source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  source.tee = () => splitStream(source);
  return source;
}

function splitStream(source: ReadableStream<Uint8Array>): [ReadableStream<Uint8Array>, ReadableStream<Uint8Array>] {
  const reader = source.getReader();
  const branches: Branch[] = [];
  let reading: Promise<void> | null = null;

  const open = () => branches.filter(({ isOpen }) => isOpen);
  const hand = (part: Uint8Array) => {
    for (const branch of open()) {
      branch.keptBytes += part.byteLength;
      if (!branch.isRead && branch.keptBytes > mostKeptBytes) {
        branch.fail(new Error('The branch was given up: nobody read it.'));
      } else branch.enqueue(part);
    }
  };
  const readOnce = async () => {
    try {
      const { done, value } = await reader.read();
      if (done) for (const branch of open()) branch.close();
      else hand(value);
    } catch (error) {
      for (const branch of open()) branch.fail(error);
    } finally {
      reading = null;
    }
  };
  const cancel = async (branch: Branch, reason: unknown) => {
    branch.isOpen = false;
    // A branch that was never read does not keep the gateway generating.
    if (open().some(({ isRead }) => isRead)) return;
    for (const other of open()) other.fail(new Error('The stream was cancelled.'));
    await reader.cancel(reason);
  };

  const makeBranch = (): Branch => {
    let controller: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>(
      {
        start(given) {
          controller = given;
        },
        pull() {
          branch.isRead = true;
          reading ??= readOnce();
          return reading;
        },
        cancel: (reason) => cancel(branch, reason),
      },
      { highWaterMark: 0 },
    );
    const branch: Branch = {
      stream: withIndependentBranches(stream),
      isOpen: true,
      isRead: false,
      keptBytes: 0,
      enqueue: (part) => controller.enqueue(part),
      close() {
        branch.isOpen = false;
        controller.close();
      },
      fail(error) {
        branch.isOpen = false;
        controller.error(error);
      },
    };
    branches.push(branch);
    return branch;
  };
  return [makeBranch().stream, makeBranch().stream];
}
