import { connect } from 'node:net';

// Bodies end without a line break, so the next answer begins in the middle of a line.
const STATUS = /HTTP\/1\.1 (\d{3}) /g;
const LONGEST = 'HTTP/1.1 200 '.length - 1;

/** Processor time of the process per request, and the statuses that came. */
export interface Cost {
  readonly microseconds: number;
  readonly statuses: ReadonlySet<string>;
}

/**
 * Sends a request many times over one connection without waiting for answers
 * in between, so that next to nothing of the cost is the client's.
 *
 * @param request all of its bytes
 */
export async function costOf(
  port: number,
  request: string,
  count: number,
): Promise<Cost> {
  const before = process.cpuUsage();
  const statuses = await pipeline(port, request, count);
  const { user, system } = process.cpuUsage(before);
  return { microseconds: (user + system) / count, statuses };
}

function pipeline(
  port: number,
  request: string,
  count: number,
): Promise<ReadonlySet<string>> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const statuses = new Set<string>();
    let answered = 0;
    let rest = '';
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The connection was closed.')));
    socket.on('data', (part: string) => {
      const text = rest + part;
      let end = 0;
      for (const found of text.matchAll(STATUS)) {
        statuses.add(found[1] ?? '');
        answered += 1;
        end = found.index + found[0].length;
      }
      // The beginning of a status line may be at the end of a part.
      rest = text.slice(Math.max(end, text.length - LONGEST));
      if (answered < count) return;
      resolve(statuses);
      socket.destroy();
    });
    socket.write(request.repeat(count));
  });
}

/** The bytes of a POST to the endpoint. */
export function postOf(
  headers: Readonly<Record<string, string>>,
  body: string,
): string {
  const lines = Object.entries({
    host: 'localhost',
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  return ['POST /mcp HTTP/1.1', ...lines, '', body].join('\r\n');
}
