/** A file that the gateway has made, and serves. */
export interface MadeFile {
  readonly contentType: string;
  /** Its bytes, made when they are asked for. */
  read(): Promise<Uint8Array>;
}

/** The files that a gateway has made. */
export interface FileStore {
  add(name: string, file: MadeFile): void;
  find(name: string): MadeFile | undefined;
}

/** Prefix of the paths of files. */
export const filesPrefix = '/sandbox/files/';

const mostFiles = 1_000;

/** Creates a store that removes the oldest files when it exceeds its bound. */
export function createFileStore(): FileStore {
  const files = new Map<string, MadeFile>();
  return {
    add(name, file) {
      files.set(name, file);
      const [oldest] = files.keys();
      if (files.size > mostFiles && oldest !== undefined) files.delete(oldest);
    },
    find: (name) => files.get(name),
  };
}
