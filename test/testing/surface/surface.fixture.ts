import type { McpSurface, McpSurfaceItem } from '../../../lib/testing/index.js';
import { compareSurfaces } from '../../../lib/testing/surface/compare-surfaces.js';

/** A surface with what a test says of it. */
export function surface(parts: Partial<McpSurface>): McpSurface {
  return {
    tools: [],
    resources: [],
    resourceTemplates: [],
    prompts: [],
    tokens: 1,
    ...parts,
  };
}

/** What is told of a change from one surface to another: `class: where: what`. */
export function told(
  before: Partial<McpSurface>,
  now: Partial<McpSurface>,
): readonly string[] {
  return compareSurfaces(surface(before), surface(now)).map(
    ({ class: level, where, what }) => `${level}: ${where}: ${what}`,
  );
}

/** What is told of a tool of which one thing changed. */
export function toldOfTool(
  before: Omit<McpSurfaceItem, 'name'>,
  now: Omit<McpSurfaceItem, 'name'>,
): readonly string[] {
  return told(
    { tools: [{ ...before, name: 't' }] },
    { tools: [{ ...now, name: 't' }] },
  );
}

/** What is told of an argument `a` whose schema changed. */
export function toldOfArgument(
  before: unknown,
  now: unknown,
): readonly string[] {
  const input = (a: unknown) => ({
    inputSchema: { type: 'object', properties: { a } },
  });
  return toldOfTool(input(before), input(now));
}

/** What is told of an output whose property `a` changed. */
export function toldOfOutput(before: unknown, now: unknown): readonly string[] {
  const output = (a: unknown) => ({
    outputSchema: { type: 'object', properties: { a } },
  });
  return toldOfTool(output(before), output(now));
}
