import type {
  CompiledSchema,
  SchemaIssue,
  SchemaResult,
} from '../schema/compiled-schema.js';
import { findHostileKey } from '../schema/dto/hostile-key.js';
import type { JsonSchema } from '../schema/json-schema.js';

/** What a part of the input covers: all of it, one property, or some. */
export type InputShare =
  | { readonly kind: 'whole' }
  | { readonly kind: 'property'; readonly property: string }
  | { readonly kind: 'pick'; readonly properties: readonly string[] };

/** A part of the input with a schema of its own. */
export interface InputPart {
  readonly share: InputShare;
  readonly schema: CompiledSchema;
  /** Whether callers may leave the property out. Default: false. */
  readonly optional?: boolean;
  /** Index of the DTO-typed parameter that takes the part, where one does. */
  readonly parameter?: number;
}

const NONE: ReadonlySet<number> = new Set();

/** Arguments shared between parameters, checked: what each parameter takes of them. */
export class SharedInput {
  /**
   * @param properties values of parameters that take one property, by its name
   * @param picks values of DTO parameters that take several, by index of the parameter
   */
  constructor(
    readonly properties: Readonly<Record<string, unknown>>,
    readonly picks: ReadonlyMap<number, unknown>,
  ) {}
}

/** Reads arguments that travel as text: those of prompts and the variables of URI templates. */
export type ArgumentDecoder = (
  args: Readonly<Record<string, unknown>>,
) => Record<string, unknown>;

/**
 * What a handler takes, as clients see it and as calls are checked: one schema, or
 * the schemas of the parameters that share the input between them.
 */
export class HandlerInput {
  /**
   * @param json the schema of the input, on the wire where the component shows one
   * @param parts what checks it; a part that covers the whole stands alone
   * @param decode reads the arguments before they are checked; they are taken as they are without it
   */
  constructor(
    readonly json: JsonSchema,
    readonly parts: readonly InputPart[],
    private readonly decode?: ArgumentDecoder,
  ) {}

  /** The same input for arguments that travel as text. */
  decodedBy(decode: ArgumentDecoder): HandlerInput {
    return new HandlerInput(this.json, this.parts, decode);
  }

  /**
   * Checks the arguments of a call. The value is what the one schema gives, or
   * a `SharedInput`.
   *
   * @param covered indexes of DTO parameters whose own `ValidationPipe` does the checking; their parts are only coerced
   */
  validate(
    args: Readonly<Record<string, unknown>>,
    covered: ReadonlySet<number> = NONE,
  ): SchemaResult | Promise<SchemaResult> {
    const value = this.decode ? this.decode(args) : args;
    const [first] = this.parts;
    return first?.share.kind === 'whole'
      ? validatePart(first, value, covered)
      : this.#validateShares(value, covered);
  }

  /**
   * Arguments with text turned into what the schemas ask for, where they are
   * coerced; nothing is checked.
   */
  coerced(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
    let value: Record<string, unknown> = { ...args };
    for (const { share, schema } of this.parts) {
      const given = schema.coerce && shareOf(share, args);
      if (given === undefined) continue;
      const coerced: unknown = schema.coerce?.(given);
      value =
        share.kind === 'property'
          ? { ...value, [share.property]: coerced }
          : { ...value, ...Object(coerced) };
    }
    return value;
  }

  /** Arguments as sent, under the names the handler has for them. */
  inward(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return { ...args };
  }

  /** Arguments under the names the handler has for them, as they would be sent. */
  outward(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return { ...args };
  }

  /** Checks at start-up what needs a validator to be known. Throws SchemaException. */
  async check(): Promise<void> {
    for (const { schema } of this.parts) await schema.check?.();
  }

  async #validateShares(
    value: Readonly<Record<string, unknown>>,
    covered: ReadonlySet<number>,
  ): Promise<SchemaResult> {
    const issues: SchemaIssue[] = this.#unknownProperties(value);
    const properties: Record<string, unknown> = {};
    const picks = new Map<number, unknown>();
    for (const part of this.parts) {
      const given = shareOf(part.share, value);
      if (given === undefined) {
        if (!part.optional && part.share.kind === 'property') {
          issues.push({ path: [part.share.property], message: 'is required' });
        }
        continue;
      }
      const result = await validatePart(part, given, covered);
      const { share } = part;
      if (!result.ok) {
        const prefix = share.kind === 'property' ? [share.property] : [];
        for (const { path, message } of result.issues) {
          issues.push({ path: [...prefix, ...path], message });
        }
      } else if (share.kind === 'property') {
        properties[share.property] = result.value;
      } else if (part.parameter !== undefined) {
        picks.set(part.parameter, result.value);
      }
    }
    return issues.length > 0
      ? { ok: false, issues }
      : { ok: true, value: new SharedInput(properties, picks) };
  }

  #unknownProperties(value: Readonly<Record<string, unknown>>): SchemaIssue[] {
    const known = new Set(
      this.parts.flatMap(({ share }) =>
        share.kind === 'property'
          ? [share.property]
          : share.kind === 'pick'
            ? share.properties
            : [],
      ),
    );
    return Object.keys(value)
      .filter((key) => !known.has(key))
      .map((key) => ({ path: [key], message: 'is not a known argument' }));
  }
}

function validatePart(
  { schema, parameter }: InputPart,
  value: unknown,
  covered: ReadonlySet<number>,
): SchemaResult | Promise<SchemaResult> {
  if (parameter === undefined || !covered.has(parameter))
    return schema.validate(value);
  // A ValidationPipe of the application's hands the value to class-transformer, too.
  const hostile = findHostileKey(value);
  if (hostile) return { ok: false, issues: [hostile] };
  return { ok: true, value: schema.coerce ? schema.coerce(value) : value };
}

function shareOf(
  share: InputShare,
  value: Readonly<Record<string, unknown>>,
): unknown {
  if (share.kind === 'whole') return value;
  if (share.kind === 'property') {
    return Object.hasOwn(value, share.property)
      ? value[share.property]
      : undefined;
  }
  return Object.fromEntries(
    share.properties.flatMap((property) =>
      Object.hasOwn(value, property) ? [[property, value[property]]] : [],
    ),
  );
}
