import { Agent, type ClientRequest, request as sendOver } from 'node:http';
import { text } from 'node:stream/consumers';
import type { FuzzRequest } from '../generate/fuzz-request.js';
import type { FuzzAnswer } from '../judge/answer.js';

const NOT_UTF8 = Buffer.from([0xc3, 0x28]);

/** Sends requests over real HTTP, on connections that stay open. */
export class HttpSender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  /** @param url of the endpoint */
  constructor(private readonly url: string) {}

  /** @returns nothing when the client left before it was answered */
  send(sent: FuzzRequest): Promise<FuzzAnswer | undefined> {
    return new Promise((resolve, reject) => {
      const outgoing = this.#open(sent);
      outgoing.once('error', (error) =>
        sent.leaves ? resolve(undefined) : reject(error),
      );
      outgoing.once('response', (incoming) => {
        text(incoming).then(
          (body) =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: { 'content-type': incoming.headers['content-type'] },
              text: body,
            }),
          (error: Error) => (sent.leaves ? resolve(undefined) : reject(error)),
        );
      });
      if (sent.leaves) setImmediate(() => outgoing.destroy());
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #open({ httpMethod, headers, body, malformed }: FuzzRequest): ClientRequest {
    const bytes = Buffer.concat([
      Buffer.from(body),
      ...(malformed ? [NOT_UTF8] : []),
    ]);
    const outgoing = sendOver(this.url, {
      agent: this.#agent,
      method: httpMethod,
      headers: { ...headers, 'content-length': bytes.length },
    });
    return outgoing.end(bytes);
  }
}
