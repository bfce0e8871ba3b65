import { McpConfigurationException } from '../../errors/mcp-configuration.exception.js';
import { ignoreErrors } from './ignore-errors.js';
import { LineWriter } from './line-writer.js';

/** Standard output belongs to another stdio server of the process. */
export const MCP_STDIO_TAKEN = 'MCP_STDIO_TAKEN';

/** Standard output, taken for the protocol. */
export interface TakenStdout {
  /** The only way to write to it. */
  readonly output: LineWriter;
  /** Gives it back to whoever writes to it. */
  release(): void;
}

let taken = false;

/**
 * Takes `process.stdout` for the protocol: what anybody else writes to it,
 * `console.log` and Nest's logger included, goes to standard error from now on
 * (2026-07-28, stdio: nothing but messages on stdout). What does not go through
 * Node's stream cannot be caught: `fs.writeSync(1)`, child processes that
 * inherit it.
 *
 * @throws McpConfigurationException `MCP_STDIO_TAKEN` when it is taken already
 */
export function takeStdout(): TakenStdout {
  if (taken) throw alreadyTaken();
  taken = true;
  const { stdout, stderr } = process;
  const own = Object.getOwnPropertyDescriptor(stdout, 'write');
  const output = new LineWriter(stdout, stdout.write.bind(stdout));
  Object.defineProperty(stdout, 'write', {
    configurable: true,
    writable: true,
    value: (...args: Parameters<typeof stderr.write>) => stderr.write(...args),
  });
  // When the client dies, what is logged while shutting down must not be the end of it.
  ignoreErrors(stderr);
  return {
    output,
    release: () => {
      output.release();
      if (own) Object.defineProperty(stdout, 'write', own);
      else Reflect.deleteProperty(stdout, 'write');
      taken = false;
    },
  };
}

function alreadyTaken(): McpConfigurationException {
  return new McpConfigurationException([
    {
      code: MCP_STDIO_TAKEN,
      where: 'McpStdio',
      message: 'standard output is served already.',
      remedy:
        'Call McpStdio.serve() or McpFactory.runStdio() once in a process, or close the first handle before.',
    },
  ]);
}
