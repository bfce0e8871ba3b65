import type { SchemaIssue } from '../schema/compiled-schema.js';
import { dependentMessage, dependentOn } from '../schema/dependent-message.js';

/** One argument that clients know otherwise than the handler does. */
export interface MappedArgument {
  /** Its name below. */
  readonly inner: string;
  /** Its name for clients; `undefined` for one they do not know of. */
  readonly outer: string | undefined;
  /** Whether clients must send it, whatever is asked below. */
  readonly required?: boolean;
  /** What it is where clients send nothing. */
  readonly fallback?: () => unknown;
}

/** Tells what is wrong with arguments in the names clients know them by. */
export class MappedIssues {
  /**
   * @param byInner arguments by their names below
   * @param target names the tool in errors: `tool "find"`
   */
  constructor(
    private readonly byInner: ReadonlyMap<string, MappedArgument>,
    private readonly target: string,
  ) {}

  /** @throws Error for a hidden argument: nothing a client could mend, or should read of */
  told({ path, message: said }: SchemaIssue): SchemaIssue {
    const [first, ...rest] = path;
    if (first === undefined) return { path, message: this.#ofAll(said) };
    const message = rest.length === 0 ? this.#dependent(said) : said;
    const mapped =
      typeof first === 'string' ? this.byInner.get(first) : undefined;
    if (!mapped) return { path, message };
    const { inner, outer } = mapped;
    if (outer === undefined) {
      throw new Error(
        `The value filled in for the hidden argument "${inner}" of ${this.target} is refused: ${message}`,
      );
    }
    // Messages of class-validator begin with the name of the property.
    const words = message.startsWith(`${inner} `)
      ? `${outer}${message.slice(inner.length)}`
      : message;
    return { path: [outer, ...rest], message: words };
  }

  /** A message about all arguments together, which schema libraries may fill with names and values. */
  #ofAll(message: string): string {
    let isHidden = false;
    const told = message.replace(/[\p{L}\p{N}_$]+/gu, (word) => {
      const mapped = this.byInner.get(word);
      if (!mapped) return word;
      isHidden ||= mapped.outer === undefined;
      return mapped.outer ?? word;
    });
    return isHidden ? 'do not fit together' : told;
  }

  /** A message that names another argument, with the name clients know that by, if any. */
  #dependent(message: string): string {
    const inner = dependentOn(message);
    const mapped = inner === undefined ? undefined : this.byInner.get(inner);
    if (!mapped) return message;
    return mapped.outer === undefined
      ? 'is required'
      : dependentMessage(mapped.outer);
  }
}
