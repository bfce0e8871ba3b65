import { importsOf } from '../../structure/support/import-graph.js';
import { LIB_FILES, textOf } from '../../structure/support/source-tree.js';

/** Parts of Node that reach out of the process. */
const OUTWARD =
  /^node:(?:http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads|vm|inspector)$/;

/** The sources in which a pattern is found. */
const sourcesWith = (pattern: RegExp): readonly string[] =>
  LIB_FILES.filter((path) => pattern.test(textOf(path)));

describe('the sources', () => {
  it('open connections for fixed URLs of the options alone', () => {
    expect(sourcesWith(/(?<![.\w#'])fetch\(/)).toEqual([
      // A `fetch` of the application, for key sets and introspection.
      'lib/auth/verifiers/endpoint-request.ts',
      'lib/resources/http-resource.ts',
    ]);
    const outward = LIB_FILES.flatMap(importsOf)
      .filter(({ specifier, typeOnly }) => !typeOnly && OUTWARD.test(specifier))
      .map(({ from, specifier }) => `${from} ${specifier}`);
    expect([...new Set(outward)].sort()).toEqual([
      'lib/auth/verifiers/endpoint-request.ts node:http',
      'lib/auth/verifiers/endpoint-request.ts node:https',
      // Looks at addresses, and connects to none.
      'lib/auth/verifiers/endpoint.ts node:net',
      'lib/auth/verifiers/guarded-lookup.ts node:dns',
      'lib/auth/verifiers/private-addresses.ts node:net',
      'lib/execution/limits/client-network.ts node:net',
      // Gives the regular expression of a search a time limit.
      'lib/layers/pattern-search.ts node:vm',
      'lib/module/http-mount.ts node:net',
      'lib/transports/http/loopback.ts node:net',
    ]);
  });

  it('run no program, and no text as one', () => {
    // What `eval` of a Redis client runs is a script of ours, on Redis.
    expect(
      sourcesWith(/(?<![.\w])eval\(|new Function\(|child_process/),
    ).toEqual([]);
    expect(sourcesWith(/\bimport\((?!['\s])/)).toEqual([]);
  });

  it('compare what is secret in constant time, or by the tag of a cipher', () => {
    expect(sourcesWith(/timingSafeEqual\(/)).toEqual([
      'lib/auth/verifiers/static-token-verifier.ts',
      'lib/content/process-proof.ts',
      'lib/sessions/principal-digests.ts',
    ]);
    expect(sourcesWith(/createDecipheriv\(/)).toEqual([
      'lib/sessions/ring-key.ts',
    ]);
    expect(textOf('lib/sessions/ring-key.ts')).toMatch(/setAuthTag\(/);
    expect(textOf('lib/sessions/ring-key.ts')).toContain('-gcm');
  });

  it('guess nothing that is to be secret: what is not random enough is for waiting', () => {
    expect(sourcesWith(/Math\.random\(/)).toEqual([
      'lib/redis/open-redis.ts',
      'lib/sessions/store-lock.ts',
    ]);
  });
});
