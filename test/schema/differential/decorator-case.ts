/** One decorator, with what it was given, and values near its border. */
export interface DecoratorCase {
  /** class-validator's name for it. */
  readonly rule: string;
  /** Tells several cases of one decorator apart. */
  readonly given?: string;
  readonly decorators: readonly PropertyDecorator[];
  /** Values it accepts, and values it refuses for a detail. */
  readonly values: readonly unknown[];
}

/** The name of a case: the decorator and what it was given. */
export function nameOf({ rule, given }: DecoratorCase): string {
  return given ? `${rule} ${given}` : rule;
}

/** A case in short. */
export function decorated(
  rule: string,
  decorator: PropertyDecorator | readonly PropertyDecorator[],
  values: readonly unknown[],
  given?: string,
): DecoratorCase {
  return { rule, given, decorators: [decorator].flat(), values };
}
