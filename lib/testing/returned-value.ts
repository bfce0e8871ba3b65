import type { CallToolResult, ToolComponent } from '../index.js';
import { needsWrapping } from '../internal.js';
import { textOf } from './tool-call.exception.js';

/**
 * What a tool's method returned, read back from the result: the structured
 * content where there is some, otherwise the text, taken as JSON unless the
 * method's type says it is a string.
 */
export function returnedValue(
  result: CallToolResult,
  { handler, output }: ToolComponent,
): unknown {
  const { structuredContent, content } = result;
  if (structuredContent !== undefined) {
    const wrapped =
      output !== undefined &&
      needsWrapping(output.json) &&
      Object.keys(Object(structuredContent)).join() === 'result';
    return wrapped
      ? Reflect.get(Object(structuredContent), 'result')
      : structuredContent;
  }
  const type: unknown = Reflect.getMetadata(
    'design:returntype',
    handler.host.classRef.prototype,
    handler.method,
  );
  // An empty list has nothing to show, as nothing has.
  if (content.length === 0) return type === Array ? [] : undefined;
  const [only] = content;
  if (content.length > 1 || only?.type !== 'text') return result;
  return type === String ? textOf(result) : parsed(textOf(result));
}

/**
 * The value a text stands for, as far as it can be told. Objects come with
 * structured content and null without any, so such a text is a string the
 * method returned; so is one that JSON would have written another way.
 */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const isText = typeof value === 'object' && !Array.isArray(value);
    return isText || JSON.stringify(value) !== text ? text : value;
  } catch {
    return text;
  }
}
