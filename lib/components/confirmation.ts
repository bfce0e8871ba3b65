/** A part of a question: words as they are, or the value at a path of the tool's input. */
export type ConfirmationPart =
  string | { readonly path: readonly [string, ...string[]] };

/** What a user is asked before a tool runs: the parts of one text, in order. */
export type Confirmation = readonly ConfirmationPart[];
