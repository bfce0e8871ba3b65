/** A variable of a URI template. */
export interface TemplateVariable {
  readonly name: string;
  /** The part of the URI it stands in. */
  readonly place: 'path' | 'query' | 'fragment';
  /** Whether its value may hold slashes. */
  readonly wildcard: boolean;
  /** Whether a URI may leave it out: query parameters and the fragment. */
  readonly optional: boolean;
}

/** A piece of the path of a template: text, or a variable within one segment or over several. */
export type PathPart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly wildcard: boolean;
      /** Whether reserved characters stay as they are: `{+x}`. */
      readonly reserved: boolean;
    };

/** The query parameters a template always has. */
export interface FixedQuery {
  /** As a URI has them, without the question mark; empty where there are none. */
  readonly text: string;
  /** Decoded values by decoded name. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A template in pieces. */
export interface ParsedTemplate {
  /** Literals and variables in turn: never two variables side by side. */
  readonly path: readonly PathPart[];
  readonly fixed: FixedQuery;
  /** Names of the query parameters, in order. */
  readonly query: readonly string[];
  /** Name of the variable of the fragment. */
  readonly fragment: string | undefined;
}
