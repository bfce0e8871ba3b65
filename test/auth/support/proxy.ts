/**
 * A reverse proxy, as far as clients see it: the public address of a server
 * leads to the application, and every other one to where it says.
 *
 * @param resource URL of the MCP endpoint, as clients know it
 * @param endpoint where it really is; everything else public is at the root of that host
 */
export function proxyTo(resource: string, endpoint: string): typeof fetch {
  const known = new URL(resource);
  const { origin } = new URL(endpoint);
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== known.origin) return fetch(url, init);
    return url.pathname === known.pathname
      ? fetch(endpoint, init)
      : fetch(new URL(url.pathname, origin), init);
  };
}
