const DEPENDENT = /^is required when ("(?:[^"\\]|\\.)*") is given$/;

/** Says that a property is missing because another one of the same object is there. */
export function dependentMessage(other: string): string {
  return `is required when ${JSON.stringify(other)} is given`;
}

/** The other property such a message names; `undefined` for any other message. */
export function dependentOn(message: string): string | undefined {
  const [, quoted] = DEPENDENT.exec(message) ?? [];
  return quoted === undefined ? undefined : String(JSON.parse(quoted));
}
