/** A lock file that cannot be read; the message says where it is, what is wrong and how to mend it. */
export class LockFileException extends Error {
  /**
   * @param path of the file
   * @param problem as a sentence without its point
   * @param cause what was thrown underneath, if anything
   */
  constructor(
    readonly path: string,
    problem: string,
    cause?: unknown,
  ) {
    super(
      `${path} cannot be compared with: ${problem}. Restore it from version control, or write it anew: run the tests with -u or MCP_SURFACE=update.`,
      { cause },
    );
    this.name = LockFileException.name;
  }
}
