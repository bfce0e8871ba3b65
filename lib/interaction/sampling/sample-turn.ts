import { type ContentPart, isContentPart } from '../../content/content-part.js';
import { isMessageRole } from '../../content/message.js';
import type {
  SampleContent,
  SampleMessage,
  SampleOptions,
} from '../../context/sampling.js';
import { isObject } from '../../schema/is-object.js';
import { checkedBlock, CONVERSED, type SampleBlock } from './sample-block.js';

/** A message of the conversation, in one form: a role and blocks. */
export interface SampleTurn {
  readonly role: SampleMessage['role'];
  readonly blocks: readonly SampleBlock[];
}

/**
 * The conversation a handler starts with.
 *
 * @throws TypeError that names what is no message, or cannot be shown to a model
 */
export function turnsOf(messages: SampleOptions['messages']): SampleTurn[] {
  const list = typeof messages === 'string' ? [messages] : messages;
  if (!Array.isArray(list) || list.length === 0) {
    throw new TypeError('ctx.sample() needs at least one message.');
  }
  return list.map(turnOf);
}

/** A turn of the user's that says a text. */
export function said(text: string): SampleTurn {
  return { role: 'user', blocks: [{ type: 'text', text }] };
}

/** Whether a turn is about tools, which not every client takes. */
export function isAboutTools({ blocks }: SampleTurn): boolean {
  return blocks.some(
    ({ type }) => type === 'tool_use' || type === 'tool_result',
  );
}

/** Turns as handlers and clients with `sampling.tools` know them. */
export function messagesOf(turns: readonly SampleTurn[]): SampleMessage[] {
  return turns.map(({ role, blocks }) => ({
    role,
    content: blocks.length === 1 && blocks[0] ? blocks[0] : blocks,
  }));
}

/** Turns with one block to a message: until 2025-06-18 a message holds no list. */
export function singleMessagesOf(
  turns: readonly SampleTurn[],
): SampleMessage[] {
  return turns.flatMap(({ role, blocks }) =>
    blocks.map((content) => ({ role, content })),
  );
}

function turnOf(message: string | SampleMessage, index: number): SampleTurn {
  if (typeof message === 'string') return said(message);
  const where = `messages[${index}]`;
  if (!isObject(message) || !isMessageRole(message.role)) {
    throw new TypeError(
      `ctx.sample(): ${where} is neither a text nor a message of the role user or assistant.`,
    );
  }
  const { role, content } = message;
  const items = isList(content) ? content : [content];
  if (items.length === 0) {
    throw new TypeError(`ctx.sample(): ${where} has no content.`);
  }
  return {
    role,
    blocks: items.map((item, at) => blockOf(item, `${where}.content[${at}]`)),
  };
}

function blockOf(item: SampleContent, where: string): SampleBlock {
  if (typeof item === 'string') return { type: 'text', text: item };
  return checkedBlock(
    isContentPart(item) ? blockOfPart(item, where) : item,
    CONVERSED,
    (problem) => new TypeError(`ctx.sample(): ${where} ${problem}.`),
  );
}

/** Reads no file: a run is repeated for each answer, and must find what the one before it found. */
function blockOfPart({ block, meta }: ContentPart, where: string): SampleBlock {
  if (!block) {
    throw new TypeError(
      `ctx.sample(): ${where} is a file by its path. Read it, and give content.image() or content.audio() its bytes.`,
    );
  }
  return { ...block, ...(meta && { _meta: meta }) };
}

function isList(
  content: SampleMessage['content'],
): content is readonly SampleContent[] {
  return Array.isArray(content);
}
