/** What SEP-986 and 2025-11-25 (Tools) allow in a name. */
const NAME = /^[A-Za-z0-9_.-]{1,128}$/;

/** Whether tools and prompts may be called so on the wire: 1 to 128 of `A–Z a–z 0–9 _ . -`. */
export function isWireName(name: string): boolean {
  return NAME.test(name);
}
