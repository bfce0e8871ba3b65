import type { Tool } from '../../components/tool.js';
import { needsWrapping } from '../../execution/output-wrapping.js';
import type { CallToolResult } from '../../sdk.js';
import { resultText } from './result-text.js';

/**
 * What a tool's method returned, read back from the result: the structured
 * content where there is some, otherwise the text, taken as JSON unless the
 * method's type says it is a string.
 */
export function returnedValue(
  result: CallToolResult,
  { handler, output }: Tool,
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
  return type === String ? resultText(result) : parsed(resultText(result));
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
