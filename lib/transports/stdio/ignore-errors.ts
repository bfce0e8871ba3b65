import type { Readable, Writable } from 'node:stream';

/**
 * Keeps errors of a stream from ending the process, for as long as it runs: an
 * error may come late, when nobody listens any more. Once is enough; calling it
 * again adds nothing.
 */
export function ignoreErrors(stream: Readable | Writable): void {
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
}

function ignore(): void {}
