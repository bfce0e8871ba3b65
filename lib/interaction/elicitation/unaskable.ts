import { SchemaException } from '../../schema/schema.exception.js';

/**
 * The exception for a schema no form can be made of. It is thrown while a
 * handler runs, where nothing but its message is logged: the remedy is part of it.
 *
 * @param subject the property, or what stands for the whole
 * @param problem what is wrong with it, as the rest of a sentence
 * @param remedy what to write instead, one sentence
 */
export function unaskable(
  subject: string,
  problem: string,
  remedy: string,
): SchemaException {
  return new SchemaException(
    'MCP_ELICITATION_SCHEMA',
    `${subject} ${problem}. ${remedy}`,
    remedy,
  );
}
