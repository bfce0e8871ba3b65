import { isBytes } from '../content/bytes.js';
import { isContentBlock } from '../content/content-block.js';
import {
  isMessageRole,
  isRoleMessages,
  messagesOf,
  type RoleMessages,
} from '../content/message.js';
import { isContent } from '../content/part-of.js';
import { isPromptResult } from '../content/prompt-result.js';
import { resolveContent } from '../content/resolve-content.js';
import { describeValue } from '../schema/describe-value.js';
import { isObject, isPlainObject } from '../schema/is-object.js';
import type { GetPromptResult, PromptMessage } from '../sdk.js';
import { collect, needsCollecting } from './collect.js';
import { OutputException } from './output.exception.js';
import { sendable } from './sendable.js';

const RESULT_KEYS: ReadonlySet<string> = new Set([
  'messages',
  'description',
  '_meta',
]);

/** The prompt a result is of. */
export interface ConvertedPrompt {
  readonly name: string;
  /** Goes with every result but a `PromptResult`, which has its own. */
  readonly description?: string;
}

/**
 * Makes a prompt result of what a handler returned: a string or content is what
 * the user says, messages are kept, a list may mix them. A `PromptResult` keeps
 * its parts, and a finished result is left as it is.
 *
 * @param signal of the call: ends the reading of a stream. Asked for only where one is read
 * @throws OutputException when it returned anything else; ContentException
 *   when content cannot be sent; the value itself when it is an `Error`
 */
export async function convertPrompt(
  value: unknown,
  { name, description }: ConvertedPrompt,
  signal?: () => AbortSignal,
): Promise<GetPromptResult> {
  if (isRawPrompt(value)) return sendable(value);
  if (!isPromptResult(value)) {
    return {
      messages: await messagesIn(value, name, signal),
      ...(description !== undefined && { description }),
    };
  }
  return sendable({
    messages: await messagesIn(value.messages, name, signal),
    ...(value.description !== undefined && { description: value.description }),
    ...(value.meta && { _meta: { ...value.meta } }),
  });
}

async function messagesIn(
  value: unknown,
  name: string,
  signal?: () => AbortSignal,
): Promise<PromptMessage[]> {
  const given = await collected(value, signal);
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const messages = list
    .map((item) => roleMessages(item, name))
    .flatMap(({ role, parts }) => parts.map((part) => ({ role, part })));
  return sendable(
    await Promise.all(
      messages.map(async ({ role, part }) => ({
        role,
        content: await resolveContent(part),
      })),
    ),
  );
}

async function collected(
  value: unknown,
  signal?: () => AbortSignal,
): Promise<unknown> {
  if (value instanceof Error) throw value;
  if (!isObject(value) || !needsCollecting(value)) return value;
  const read = await collect(value, signal);
  return read.kind === 'value' ? read.value : read.bytes;
}

function roleMessages(item: unknown, prompt: string): RoleMessages {
  if (isRoleMessages(item)) return item;
  if (typeof item === 'string' || isContent(item) || isBytes(item)) {
    return messagesOf('user', item);
  }
  if (isPlainObject(item) && 'role' in item && 'content' in item) {
    const { role, content } = item;
    if (isMessageRole(role)) return messagesOf(role, content);
    throw new OutputException(
      `Prompt "${prompt}" returned a message of role ${describeValue(role)}: the roles are "user" and "assistant".`,
    );
  }
  throw new OutputException(
    `Prompt "${prompt}" returned ${describeValue(item)}: a prompt returns a string, messages such as message.user('…'), content, a list of these, or a PromptResult.`,
  );
}

/** Whether a handler returned a finished result: messages, and nothing a result does not have. */
function isRawPrompt(value: unknown): value is GetPromptResult {
  return (
    isPlainObject(value) &&
    Array.isArray(value['messages']) &&
    value['messages'].every(isRawMessage) &&
    Object.keys(value).every((key) => RESULT_KEYS.has(key)) &&
    ['string', 'undefined'].includes(typeof value['description']) &&
    (value['_meta'] === undefined || isPlainObject(value['_meta']))
  );
}

function isRawMessage(message: unknown): boolean {
  return (
    isPlainObject(message) &&
    isMessageRole(message['role']) &&
    isContentBlock(message['content']) &&
    Object.keys(message).length === 2
  );
}
