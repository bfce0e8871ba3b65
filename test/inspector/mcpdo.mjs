import { runProgram } from './inspector.mjs';

const MCPDO = 'mcpdo/build/mcp-bin.js';

/**
 * The Inspector's `mcpdo`, whose daemon keeps connections from command to
 * command: when a server asks something in the middle of a call, the command
 * ends with the question, and the next one answers it.
 */
export class Mcpdo {
  #home;

  /** @param {string} home folder the Inspector may keep files in, its daemon's socket included */
  constructor(home) {
    this.#home = home;
  }

  /**
   * @param {import('./checks.mjs').Era} era
   * @param {readonly string[]} target options, and URL or command of the server
   * @returns {Promise<string>} the connection's name
   * @throws Error when it does not come about in that era
   */
  async connect(era, target) {
    const { name, protocolEra } = await this.run(
      'connect',
      '--era',
      era,
      ...target,
    );
    if (protocolEra === era) return name;
    throw new Error(`The connection is ${protocolEra}, not ${era}.`);
  }

  /**
   * Runs a command.
   *
   * @param {readonly string[]} command
   * @returns {Promise<any>} what it printed
   * @throws Error with that, when it failed
   */
  async run(...command) {
    const { end, output, complaints } = await runProgram(
      MCPDO,
      ['--format', 'json', '--stored-auth-only', ...command],
      this.#home,
    );
    if (end === 0) return JSON.parse(output);
    throw new Error(
      `mcpdo ${command.join(' ')} ended with ${end}\n${output}${complaints}`,
    );
  }

  /** Ends all connections, and the servers that were started for them. */
  async stop() {
    await this.run('daemon', 'stop');
  }
}
