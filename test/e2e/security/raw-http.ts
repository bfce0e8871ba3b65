import { connect } from 'node:net';

/**
 * Sends one POST over a connection of its own and gives the answer to the byte,
 * except for the date.
 *
 * @param url of the endpoint
 */
export function rawAnswer(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<string> {
  const { hostname, port, host, pathname } = new URL(url);
  const lines = {
    host,
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (text += part));
    socket.on('error', reject);
    socket.on('end', () => resolve(text.replace(/^date: .*$/im, 'date: …')));
    const head = Object.entries(lines).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write([`POST ${pathname} HTTP/1.1`, ...head, '', body].join('\r\n'));
  });
}
