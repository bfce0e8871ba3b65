import type { Confirmation } from '../components/confirmation.js';
import { confirmMessage } from './confirm-message.js';
import type { HandlerRunner } from './handler-runner.js';
import type { McpOperation } from './mcp-operation.js';
import { ToolResult } from './tool-result.js';

/** Names the question among those of the call; handlers choose names of their own. */
const KEY = '@confirm';

/**
 * Runs a handler, for a tool with `@Confirm()` once its user agreed to the
 * call. The input is checked before anything is asked, and what the user
 * agreed to is what the handler is given.
 *
 * @param input gives the validated input
 * @returns what came out of the outermost interceptor; a failed `ToolResult` where the user did not agree
 * @throws McpException −32021 when the client cannot ask its user; what `input` and the handler throw
 */
export function runConfirmed(
  runner: HandlerRunner,
  input: () => unknown,
  operation: McpOperation,
): Promise<unknown> {
  const { component } = operation;
  const confirm = component?.kind === 'tool' ? component.confirm : undefined;
  return component && confirm
    ? askFirst(confirm, runner, input, {
        operation,
        sent: component.input.inward(operation.input),
      })
    : runner.run(input);
}

/** A call, and its arguments as sent, under the names the question has for them. */
interface AskedCall {
  readonly operation: McpOperation;
  readonly sent: Readonly<Record<string, unknown>>;
}

async function askFirst(
  confirm: Confirmation,
  runner: HandlerRunner,
  input: () => unknown,
  { operation, sent }: AskedCall,
): Promise<unknown> {
  const value = await input();
  const message = confirmMessage(confirm, value, sent);
  if (await operation.context.confirm(KEY, message)) {
    return runner.run(() => value);
  }
  // Who declined is not asked again by sending another answer.
  operation.context.conversation.finish();
  return new ToolResult({
    content: `The user did not confirm "${message}"; do not try again unless the user asks for it.`,
    isError: true,
  });
}
