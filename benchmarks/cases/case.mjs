/**
 * A line of the report: an MCP server and what it is held against, a bare
 * controller or the same server with less to look through.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {import('../measure/side.mjs').SideSpec} measured
 * @property {import('../measure/side.mjs').SideSpec} reference
 * @property {import('../measure/side.mjs').SideSpec} [without] the measured server without what is held against the reference: only what it costs beyond that counts
 * @property {import('./requests.mjs').Request} request
 * @property {number} [limit] how many times the reference it may cost
 * @property {boolean} [quick] whether it is part of the quick run
 * @property {number} [weight] how many plain calls one of its requests is worth
 * @property {string} [marker] text of every answer, where the answers differ otherwise
 */

/**
 * One of the servers in `servers/applications.ts`.
 *
 * @param {string} application
 * @param {string} [path]
 * @param {Partial<import('../load/server-process.mjs').ServerSpec>} [spec]
 * @returns {import('../measure/side.mjs').SideSpec}
 */
export function own(application, path = '/mcp', spec = {}) {
  return { server: { application, ...spec }, path };
}

/** A bare controller that answers with what the other side of the case answered. */
export function prepared() {
  return { ...own('bare-prepared', '/bare/prepared'), prepared: true };
}
