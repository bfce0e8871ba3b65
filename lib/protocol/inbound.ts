import type { McpEra } from '../exchange/era.js';
import type {
  ClientIdentity,
  InboundMessage,
} from '../exchange/inbound-request.js';
import type { ClientResponse } from './client-response.js';

/** Reads a request header by its lower-case name; `undefined` when it was not sent. */
export type HeaderReader = (name: string) => string | undefined;

/** A request as a transport with headers hands it in: body parsed, nothing else looked at. */
export interface InboundRequest {
  /** HTTP method, in upper case. */
  readonly httpMethod: string;
  readonly header: HeaderReader;
  /** What the body's JSON said. */
  readonly body: unknown;
}

/** What a request turned out to be. */
export interface Inbound {
  readonly era: McpEra;
  /** Revision it is answered in. */
  readonly version: string;
  /** Requests and notifications in the order sent. */
  readonly messages: readonly InboundMessage[];
  /** What the client answers to requests of the server's, in the order sent. */
  readonly responses: readonly ClientResponse[];
  /** Whether they came as an array and are answered as one (2025-03-26, Batching). */
  readonly batch: boolean;
  /** Messages sent, responses included. */
  readonly size: number;
  readonly client: ClientIdentity;
}
