import type { BadInput } from './bad-input.js';
import { ARGUMENT_ROWS } from './rows/arguments.rows.js';
import { BATCH_ROWS } from './rows/batch.rows.js';
import { BODY_ROWS } from './rows/body.rows.js';
import { HANDLER_ROWS } from './rows/handler.rows.js';
import { HEADER_ROWS } from './rows/header.rows.js';
import { HTTP_ROWS } from './rows/http.rows.js';
import { HUGE_ROWS } from './rows/huge.rows.js';
import { MESSAGE_ROWS } from './rows/message.rows.js';
import { VERSION_ROWS } from './rows/version.rows.js';

/**
 * Everything that can be wrong with a request, and what it is answered with.
 * The end-to-end test sends each row; `docs/errors.md` is generated from it.
 */
export const BAD_INPUT: Readonly<Record<string, readonly BadInput[]>> = {
  'The HTTP request': HTTP_ROWS,
  'The body': BODY_ROWS,
  'The message': MESSAGE_ROWS,
  Batches: BATCH_ROWS,
  'Headers of the modern era': HEADER_ROWS,
  'Versions, envelope, handshake': VERSION_ROWS,
  'Names, arguments, cursors': ARGUMENT_ROWS,
  'Large arguments': HUGE_ROWS,
  'What handlers do': HANDLER_ROWS,
};
