/** Where the old HTTP+SSE transport (2024-11-05, Transports) answers. */
export interface SseOptions {
  /** Path of the event stream, below the application's global prefix. Default: `/sse`. */
  readonly path?: string;
  /** Path messages are sent to, below the application's global prefix. Default: `/messages`. */
  readonly messagesPath?: string;
}

/** The paths in effect, each with a leading slash; `undefined` where the transport is off. */
export function ssePaths(
  options: SseOptions | boolean | undefined,
): Required<SseOptions> | undefined {
  if (options === undefined || options === false) return undefined;
  const { path = 'sse', messagesPath = 'messages' } =
    options === true ? {} : options;
  return { path: slashed(path), messagesPath: slashed(messagesPath) };
}

/** A path as routes have it: one slash before, none after. */
export function slashed(path: string): string {
  return `/${path.replace(/^\/+|\/+$/g, '')}`;
}
