const SPEC_METHODS: ReadonlySet<string> = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'resources/subscribe',
  'resources/unsubscribe',
  'prompts/list',
  'prompts/get',
  'completion/complete',
  'logging/setLevel',
  'subscriptions/listen',
  'sampling/createMessage',
  'elicitation/create',
  'roots/list',
]);

/**
 * Whether a method name belongs to the specification, in any revision served,
 * or to JSON-RPC itself (`rpc.*`). `tasks/*` does not: since 2026-07-28 it is
 * an extension's (SEP-2663).
 */
export function isSpecMethod(method: string): boolean {
  return (
    SPEC_METHODS.has(method) ||
    method.startsWith('notifications/') ||
    method.startsWith('rpc.')
  );
}
