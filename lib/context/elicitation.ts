import type {
  DtoClass,
  SchemaSource,
  StandardSchema,
} from '../schema/schema-source.js';

/** Values to choose from: as they are shown, or by value with the title shown for each. */
export type Choices = readonly string[] | Readonly<Record<string, string>>;

/** A form for the user: a message, and one field or several (2025-11-25, Elicitation). */
export interface ElicitForm<S extends SchemaSource = SchemaSource> {
  /** What the user is told, and asked. */
  readonly message: string;
  /**
   * What is asked for: a flat object, or a single text, number or boolean. A
   * DTO class, a Standard Schema or a JSON Schema. Without it and without
   * `choices`, the user only accepts or declines.
   */
  readonly schema?: S;
}

/** A choice for the user. */
export interface ElicitChoice<C extends Choices = Choices> {
  /** What the user is told, and asked. */
  readonly message: string;
  readonly choices: C;
  /** Whether the user may choose several. Default: false. */
  readonly multiple?: boolean;
}

/** A page the user is sent to, for what must not pass through the client: credentials, payments (2025-11-25, URL mode). */
export interface ElicitUrl {
  /** Why the user should go there. */
  readonly message: string;
  /** Absolute, `https:` unless on the same machine. */
  readonly url: string;
}

/** What the user made of it: filled in and sent, turned down, or put away. */
export type ElicitAnswer<T> =
  | { readonly action: 'accept'; readonly content: T }
  | { readonly action: 'decline' }
  | { readonly action: 'cancel' };

/**
 * The value a schema describes. Of a JSON Schema that is what its `type` says,
 * as far as the compiler knows it: an object's properties are not looked at.
 */
export type Described<S> = S extends StandardSchema
  ? NonNullable<S['~standard']['types']>['output']
  : S extends DtoClass
    ? InstanceType<S>
    : DescribedJson<S>;

type DescribedJson<S> = S extends
  { readonly type: 'object' } | { readonly properties: object }
  ? Record<string, unknown>
  : S extends { readonly enum: readonly (infer V)[] }
    ? V
    : S extends { readonly type: 'array'; readonly items: infer I }
      ? DescribedJson<I>[]
      : S extends { readonly type: keyof JsonValues }
        ? JsonValues[S['type']]
        : unknown;

interface JsonValues {
  readonly string: string;
  readonly number: number;
  readonly integer: number;
  readonly boolean: boolean;
}

/** The value a choice gives. */
export type Chosen<C extends Choices> = C extends readonly (infer V)[]
  ? V
  : `${Extract<keyof C, string | number>}`;

/** The value a form or choice gives. */
export type Elicited<F> = F extends {
  readonly choices: infer C extends Choices;
}
  ? F extends { readonly multiple: true }
    ? readonly Chosen<C>[]
    : F extends { readonly choices: C; readonly multiple?: false }
      ? Chosen<C>
      : Chosen<C> | readonly Chosen<C>[]
  : F extends { readonly schema: infer S }
    ? Described<S>
    : F extends { readonly message: string; readonly schema?: undefined }
      ? undefined
      : unknown;
