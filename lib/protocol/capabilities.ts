import type { JsonObject } from './json-object.js';
import type { ServerProfile } from './server-profile.js';

/**
 * What the server can do right now, as `initialize` and `server/discover` tell
 * it. Nothing is promised that cannot be kept: `tools` only while there are
 * tools, no `listChanged` while nothing can announce a change.
 */
export function capabilitiesOf(profile: ServerProfile): JsonObject {
  const { extensions, catalog } = profile;
  return {
    logging: {},
    ...(catalog.snapshot.tools.length > 0 && { tools: {} }),
    ...(extensions.length > 0 && {
      extensions: Object.fromEntries(
        extensions.map(({ id, settings }) => [id, settings ?? {}]),
      ),
    }),
  };
}
