import { HttpException } from '@nestjs/common';

/** What an exception's response body says: the message, several joined by `; `, or the exception's own. */
export function httpErrorText(error: HttpException): string {
  return bodyText(error.getResponse()) ?? error.message;
}

/** The message of a body a filter has sent: as an object, or as the JSON text of one. */
export function answeredText(body: unknown): string | undefined {
  return bodyText(typeof body === 'string' ? parsed(body) : body);
}

/** The message in an error body as Nest writes them: text, or an object with `message`. */
export function bodyText(body: unknown): string | undefined {
  if (typeof body === 'string') return body || undefined;
  if (typeof body !== 'object' || body === null) return undefined;
  const message: unknown = Reflect.get(body, 'message');
  if (typeof message === 'string') return message || undefined;
  if (Array.isArray(message)) {
    return message.filter((item) => typeof item === 'string').join('; ');
  }
  return undefined;
}

function parsed(text: string): unknown {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
