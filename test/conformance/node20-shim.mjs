/**
 * Lets the conformance suite load on Node 20, whose `fs` has no `globSync`.
 * Only the suite's `tier-check` command calls it; the import alone would fail.
 */
import { register } from 'node:module';

const hook = `
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.includes('/@modelcontextprotocol/conformance/dist/') || !loaded.source) {
    return loaded;
  }
  const source = loaded.source.toString().replace(/globSync as \\w+,|,globSync as \\w+/, '');
  return { ...loaded, source };
}`;

register(`data:text/javascript,${encodeURIComponent(hook)}`);
