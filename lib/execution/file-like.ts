/** What Nest's `StreamableFile` looks like, of whatever version. */
export interface StreamableFileLike {
  getStream(): object;
  getHeaders(): { readonly type: string; readonly disposition?: unknown };
}

/** What a `Blob` or a `File` looks like. */
export interface Blob {
  readonly size: number;
  readonly type: string;
  readonly name?: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Whether a value is a `StreamableFile`, told by its methods: there may be two copies of Nest. */
export function isStreamableFile(value: object): value is StreamableFileLike {
  return (
    'getStream' in value &&
    typeof value.getStream === 'function' &&
    'getHeaders' in value &&
    typeof value.getHeaders === 'function'
  );
}

/** Whether a value is a `Blob`, of Node or of a library. */
export function isBlob(value: object): value is Blob {
  return (
    'arrayBuffer' in value &&
    typeof value.arrayBuffer === 'function' &&
    'size' in value &&
    typeof value.size === 'number' &&
    'type' in value &&
    typeof value.type === 'string'
  );
}

/** The file name in a `Content-Disposition` (RFC 6266), if there is a plain one. */
export function fileNameOf(disposition: unknown): string | undefined {
  if (typeof disposition !== 'string') return undefined;
  return /;\s*filename="?([^";]+)"?/i.exec(disposition)?.[1];
}
