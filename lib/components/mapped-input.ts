import type { SchemaIssue, SchemaResult } from '../schema/compiled-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { HandlerInput } from './handler-input.js';
import { type MappedArgument, MappedIssues } from './mapped-issues.js';

type Args = Readonly<Record<string, unknown>>;

/**
 * An input whose arguments have other names for clients, or are filled in. Arguments get
 * their names of below before they are checked there; what is wrong is told in
 * the names clients know.
 */
export class MappedInput extends HandlerInput {
  readonly #byOuter: ReadonlyMap<string, MappedArgument>;
  readonly #byInner: ReadonlyMap<string, MappedArgument>;
  readonly #issues: MappedIssues;

  /**
   * @param json what clients are shown
   * @param below what checks the arguments
   * @param mapped the arguments that are not the same; all others are
   * @param target names the tool in errors: `tool "find"`
   */
  constructor(
    json: JsonSchema,
    private readonly below: HandlerInput,
    mapped: readonly MappedArgument[],
    target: string,
  ) {
    super(json, below.parts);
    this.#byInner = new Map(mapped.map((each) => [each.inner, each]));
    this.#issues = new MappedIssues(this.#byInner, target);
    this.#byOuter = new Map(
      mapped.flatMap((each) =>
        each.outer === undefined ? [] : [[each.outer, each]],
      ),
    );
  }

  override async validate(
    args: Args,
    covered?: ReadonlySet<number>,
  ): Promise<SchemaResult> {
    const issues = this.#ownIssues(args);
    if (issues.length > 0) return { ok: false, issues };
    const result = await this.below.validate(await this.filled(args), covered);
    return result.ok
      ? result
      : {
          ok: false,
          issues: result.issues.map((issue) => this.#issues.told(issue)),
        };
  }

  /** The arguments of below: renamed, and what clients did not send filled in. */
  async filled(args: Args): Promise<Record<string, unknown>> {
    const inner = this.#renamed(args);
    for (const [name, { fallback }] of this.#byInner) {
      if (fallback && !Object.hasOwn(inner, name)) {
        inner[name] = await fallback();
      }
    }
    return inner;
  }

  /** The arguments clients know, what they did not send filled in. */
  async withDefaults(args: Args): Promise<Record<string, unknown>> {
    const filled: Record<string, unknown> = { ...args };
    for (const [name, { fallback }] of this.#byOuter) {
      if (fallback && !Object.hasOwn(filled, name)) {
        filled[name] = await fallback();
      }
    }
    return filled;
  }

  override coerced(args: Args): Record<string, unknown> {
    return this.#shown(this.below.coerced(this.#renamed(args)));
  }

  override inward(args: Args): Record<string, unknown> {
    return this.below.inward(this.#renamed(args));
  }

  override outward(args: Args): Record<string, unknown> {
    return this.#shown(this.below.outward(args));
  }

  #renamed(args: Args): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(args).map(([name, value]) => [
        this.#byOuter.get(name)?.inner ?? name,
        value,
      ]),
    );
  }

  #shown(args: Args): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(args).flatMap(([name, value]) => {
        const mapped = this.#byInner.get(name);
        const outer = mapped ? mapped.outer : name;
        return outer === undefined ? [] : [[outer, value]];
      }),
    );
  }

  #ownIssues(args: Args): SchemaIssue[] {
    const unknown = Object.keys(args).filter(
      (name) => this.#byInner.has(name) && !this.#byOuter.has(name),
    );
    const missing = [...this.#byOuter].flatMap(([name, { required }]) =>
      required && args[name] === undefined ? [name] : [],
    );
    return [
      ...unknown.map((name) => ({
        path: [name],
        message: 'is not a known argument',
      })),
      ...missing.map((name) => ({ path: [name], message: 'is required' })),
    ];
  }
}
