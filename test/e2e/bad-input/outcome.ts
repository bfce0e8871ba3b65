import type { Outcome } from './bad-input.js';

/** What an answer's body says, in the words of the table. */
// Answers have every shape.
// oxlint-disable-next-line typescript/no-explicit-any
export function outcomeOf(body: any): Outcome | readonly Outcome[] {
  if (Array.isArray(body)) return body.flatMap(outcomeOf);
  if (body === undefined) return { code: 'none', message: '' };
  if (body.error) return { code: body.error.code, message: body.error.message };
  const { content, isError } = body.result;
  return Array.isArray(content)
    ? {
        code: isError ? 'tool error' : 'tool result',
        message: content.map(({ text }) => text).join('\n'),
      }
    : { code: 'result', message: JSON.stringify(body.result) };
}

/** A message of the table as a pattern: `‹reference›` is a log reference, any other `‹word›` any text. */
export function patternOf(message: string): RegExp {
  const pattern = message
    .split(/(‹[^›]*›)/)
    .map((part) => {
      if (part === '‹reference›') return '[0-9a-f]{8}';
      return part.startsWith('‹')
        ? '[^]*'
        : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${pattern}$`);
}
