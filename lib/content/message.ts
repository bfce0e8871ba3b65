import { isObject } from '../schema/is-object.js';
import { type Brand, BRAND, brandFor, brandOf } from './brand.js';
import { type ContentPart, isContentPart } from './content-part.js';
import { partsOf } from './part-of.js';

/** Who says a message of a prompt. */
export type MessageRole = 'user' | 'assistant';

/** Messages of one role, on their way into a prompt. Plain JSON, as `ContentPart` is. */
export interface RoleMessages {
  readonly [BRAND]: Brand<'message'>;
  readonly role: MessageRole;
  /** The content of each message. */
  readonly parts: readonly ContentPart[];
}

/**
 * Messages for prompts to return, by who says them. The content is text,
 * `content.*`, a content block, or a value to be sent as JSON, with the content in
 * it after it. A list makes a message of each of its items, because a message
 * holds one.
 *
 * @example
 * return [message.user('Add 2 and 2.'), message.assistant('4'), message.user(question)];
 */
export const message = {
  /** @throws ContentException when the content is not JSON; TypeError when there is none */
  user(content: unknown): RoleMessages {
    return messagesOf('user', content);
  },

  /** @throws ContentException when the content is not JSON; TypeError when there is none */
  assistant(content: unknown): RoleMessages {
    return messagesOf('assistant', content);
  },
} as const;

/** Whether a value was made by `message.*`, or is a copy of what was. */
export function isRoleMessages(value: unknown): value is RoleMessages {
  return (
    isObject(value) &&
    brandOf(value) === 'message' &&
    isMessageRole(value['role']) &&
    Array.isArray(value['parts']) &&
    value['parts'].every(isContentPart)
  );
}

/** Whether a word is a role a prompt's message can have. */
export function isMessageRole(role: unknown): role is MessageRole {
  return role === 'user' || role === 'assistant';
}

/** The messages of a role and a content. */
export function messagesOf(role: MessageRole, content: unknown): RoleMessages {
  if (content === undefined) {
    throw new TypeError(`message.${role}() needs content.`);
  }
  const items: readonly unknown[] = Array.isArray(content)
    ? content
    : [content];
  return { [BRAND]: brandFor('message'), role, parts: items.flatMap(partsOf) };
}
