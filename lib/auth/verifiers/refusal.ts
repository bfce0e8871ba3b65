import { Logger } from '@nestjs/common';

const logger = new Logger('McpAuth');

/**
 * Says at debug level why a token is not valid.
 *
 * @param reason a clause without the token, and with nothing of it nobody has vouched for
 * @returns `undefined`, which is what `verify` returns then
 */
export function refused(reason: string): undefined {
  logger.debug(`A token is refused: ${reason}.`);
}
