import type { JSONWebKeySet } from 'jose';

/** What the load process has made for this run: `cases/access.mjs`. */
interface Access {
  readonly issuer: string;
  readonly resource: string;
  readonly jwks: JSONWebKeySet;
  readonly token: string;
}

/**
 * The issuer of this run, its keys, and the token that is sent.
 *
 * @throws Error when the server was started without them
 */
export function givenAccess(): Access {
  const { BENCHMARK_ACCESS } = process.env;
  if (!BENCHMARK_ACCESS) throw new Error('BENCHMARK_ACCESS is not set.');
  return JSON.parse(BENCHMARK_ACCESS);
}
