import {
  type ConfigurationProblem,
  McpConfigurationException,
} from '../../index.js';

/** Collects what is wrong with the options of one verifier, so that one run shows all of it. */
export class OptionProblems {
  readonly #problems: ConfigurationProblem[] = [];

  /** @param owner the class whose options they are */
  constructor(readonly owner: string) {}

  /** @param option its name; the message and the remedy never hold its value where that may be a secret */
  add(code: string, option: string, message: string, remedy: string): void {
    const where = option === '' ? this.owner : `${this.owner} ${option}`;
    this.#problems.push({ code, where, message, remedy });
  }

  /** Looks at what must be a number: not negative, and finite. */
  checkNumbers(numbers: Readonly<Record<string, number | undefined>>): void {
    for (const [option, value] of Object.entries(numbers)) {
      if (value === undefined || (Number.isFinite(value) && value >= 0)) {
        continue;
      }
      this.add(
        'MCP_AUTH_OPTION_INVALID',
        option,
        'the value is no number from 0 up.',
        'Give a finite number from 0 up, or leave it out.',
      );
    }
  }

  /**
   * @returns one text or several as a list
   * @param code of the problem when there is none, or one without anything in it
   */
  checkTexts(code: string, option: string, value: unknown): readonly string[] {
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const good = texts.filter(
      (text): text is string => typeof text === 'string' && text.trim() !== '',
    );
    if (good.length === 0 || good.length < texts.length) {
      this.add(
        code,
        option,
        `${option} is missing or empty, and without it tokens meant for others would be accepted.`,
        `Set ${option} to a text, or to a list of texts of which a token must name one.`,
      );
    }
    return good;
  }

  /**
   * @returns what was made of the options
   * @throws McpConfigurationException when there is anything wrong with them
   */
  settle<T>(made: T | undefined): T {
    if (this.#problems.length > 0 || made === undefined) {
      throw new McpConfigurationException(this.#problems);
    }
    return made;
  }
}
