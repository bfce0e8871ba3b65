const JSON_TYPE = 'application/json';
const EVENT_STREAM = 'text/event-stream';
// What the SDK's clients send, in both orders.
const USUAL: ReadonlySet<string> = new Set([
  `${JSON_TYPE}, ${EVENT_STREAM}`,
  `${EVENT_STREAM}, ${JSON_TYPE}`,
]);
const RANGE = /(?:[^,"]|"(?:[^"\\]|\\.)*")+/g;
const QUALITY = /;\s*q\s*=\s*([\d.]+)\s*(?:;|$)/i;

/** What a client takes as an answer (RFC 9110 §12.5.1). */
export interface Accepted {
  readonly json: boolean;
  readonly eventStream: boolean;
}

/** Reads an `Accept` header; without one a client takes anything. */
export function readAccept(header: string | undefined): Accepted {
  if (header === undefined || USUAL.has(header)) {
    return { json: true, eventStream: true };
  }
  const ranges = header.match(RANGE) ?? [];
  return {
    json: accepts(ranges, JSON_TYPE),
    eventStream: accepts(ranges, EVENT_STREAM),
  };
}

function accepts(ranges: readonly string[], type: string): boolean {
  const candidates = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*'];
  // The most specific range that fits decides, even with a quality of 0.
  for (const candidate of candidates) {
    const range = ranges.find((one) => essence(one) === candidate);
    if (range !== undefined) return Number(QUALITY.exec(range)?.[1] ?? 1) > 0;
  }
  return false;
}

function essence(range: string): string {
  return (range.split(';', 1)[0] ?? '').trim().toLowerCase();
}

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/i;

/** Whether a media type's charset, where it names one, is the only one JSON has (RFC 8259 §8.1). */
export function isUtf8(contentType: string): boolean {
  const charset = CHARSET.exec(contentType)?.[1]?.toLowerCase();
  return !charset || charset === 'utf-8' || charset === 'utf8';
}
