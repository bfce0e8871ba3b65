import type { GeneratedRequest } from './generated-request.js';
import type { Outcome } from './outcome.js';

/** A request the two sides answered differently. */
export interface DifferentCase {
  readonly request: GeneratedRequest;
  readonly ours: Outcome;
  readonly theirs: Outcome;
}

/** A way in which we differ on purpose. */
export interface AllowedDifference {
  readonly name: string;
  readonly reason: string;
  matches(difference: DifferentCase): boolean;
}

const UNREAD_BY_THE_SDK = ['*/*', 'application/*, text/*'];

export const ALLOWED_DIFFERENCES: readonly AllowedDifference[] = [
  {
    name: 'accept-ranges',
    reason:
      'Accept is read as RFC 9110 media ranges: none at all, wildcards and other cases allow both types. The SDK looks for the two names in the text.',
    matches: ({ request, ours, theirs }) => {
      const { accept } = request.headers;
      return (
        theirs.status === 406 &&
        ours.status !== 406 &&
        (accept === undefined || UNREAD_BY_THE_SDK.includes(accept))
      );
    },
  },
  {
    name: 'accept-quality',
    reason:
      'A quality of 0 refuses a type (RFC 9110 §12.4.2). The SDK does not read it.',
    matches: ({ request, ours, theirs }) =>
      ours.status === 406 &&
      theirs.status !== 406 &&
      request.headers['accept']?.includes('q=0,') === true,
  },
  {
    name: 'charset',
    reason:
      'JSON is UTF-8 (RFC 8259 §8.1); another charset is refused with 415 instead of being decoded wrongly.',
    matches: ({ request, ours }) =>
      ours.status === 415 &&
      request.headers['content-type']?.includes('latin1') === true,
  },
  {
    name: 'legacy-version-code',
    reason:
      'A legacy request that names a version not served gets −32022 with the versions that are, as in the modern era; the SDK says −32000 and the versions in words.',
    matches: ({ ours, theirs }) =>
      ours.status === 400 &&
      theirs.status === 400 &&
      onlyCode(ours) === -32022 &&
      onlyCode(theirs) === -32000,
  },
  {
    name: 'version-2024-10-07',
    reason:
      'The SDK still serves this draft of the first revision; we begin with 2024-11-05.',
    matches: ({ request, ours }) =>
      request.headers['mcp-protocol-version'] === '2024-10-07' &&
      ours.status === 400 &&
      onlyCode(ours) === -32022,
  },
  {
    name: 'invalid-params-code',
    reason:
      'Params of the wrong type are −32602 for every method. The SDK says so for tools/call only, −32603 for the others.',
    matches: ({ ours, theirs }) =>
      ours.status === 200 &&
      theirs.status === 200 &&
      everyDifference(
        ours,
        theirs,
        (our, their) => our === -32602 && their === -32603,
      ),
  },
  {
    name: 'cursor-checked',
    reason:
      'A cursor the list never gave is −32602. The SDK has no pages and ignores cursors.',
    matches: ({ request, ours, theirs }) =>
      request.body.includes('"cursor":"x"') &&
      everyDifference(
        ours,
        theirs,
        (our, their) => our === -32602 && their === 0,
      ),
  },
  {
    name: 'duplicate-ids',
    reason:
      'Requests of one batch that share an id are each answered. The SDK answers the first that is ready.',
    matches: ({ request, ours, theirs }) =>
      request.body.startsWith('[') &&
      ours.status === 200 &&
      theirs.status === 200 &&
      repeatedIds(request.body).some(
        (id) => ours.answers[id] !== theirs.answers[id],
      ),
  },
  {
    name: 'hostile-keys',
    reason:
      '__proto__ and constructor.prototype keys are refused before a handler could merge them.',
    matches: ({ request, ours }) =>
      /__proto__|\\u005f|"prototype"/.test(request.body) &&
      ours.status === 400 &&
      onlyCode(ours) === -32600,
  },
  {
    name: 'nesting',
    reason:
      'Messages nested deeper than 64 levels are refused; a validator would recurse through them.',
    matches: ({ request, ours }) =>
      request.body.includes('['.repeat(60)) &&
      ours.status === 400 &&
      onlyCode(ours) === -32600,
  },
  {
    name: 'batch-size-first',
    reason:
      'A batch of more than 100 messages is refused before its messages are looked at, so a wrong Accept comes first; the SDK reads them all, which takes seconds for a body of megabytes.',
    matches: ({ request, ours, theirs }) =>
      request.body.startsWith('[') &&
      JSON.parse(request.body).length > 100 &&
      ours.status === 406 &&
      theirs.status === 400,
  },
  {
    name: 'content-encoding',
    reason:
      'A compressed body is refused with 415, which says why; the SDK finds that it is no JSON.',
    matches: ({ request, ours }) =>
      request.headers['content-encoding'] === 'gzip' && ours.status === 415,
  },
];

function repeatedIds(body: string): string[] {
  const ids = [JSON.parse(body)]
    .flat()
    .map(({ id }: { id?: unknown }) => JSON.stringify(id ?? null));
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function onlyCode({ answers }: Outcome): number | undefined {
  const codes = Object.values(answers);
  return codes.length === 1 ? codes[0] : undefined;
}

function everyDifference(
  ours: Outcome,
  theirs: Outcome,
  isAllowed: (our: number | undefined, their: number | undefined) => boolean,
): boolean {
  return [
    ...new Set([...Object.keys(ours.answers), ...Object.keys(theirs.answers)]),
  ].every(
    (id) =>
      ours.answers[id] === theirs.answers[id] ||
      isAllowed(ours.answers[id], theirs.answers[id]),
  );
}

export function allowedDifference(
  difference: DifferentCase,
): string | undefined {
  return ALLOWED_DIFFERENCES.find((allowed) => allowed.matches(difference))
    ?.name;
}
