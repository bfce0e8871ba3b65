import type { CatalogLayer, LookupKind } from '../catalog/catalog-layer.js';
import { LayerClash } from '../catalog/layer-clash.js';
import type { Clash } from '../catalog/unique-entries.js';
import type { CatalogEntry } from '../components/component.js';
import type { Tool } from '../components/tool.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { compileSchema } from '../schema/compile-schema.js';
import type { CompiledSchema } from '../schema/compiled-schema.js';
import { SchemaException } from '../schema/schema.exception.js';
import { composedWrap } from './composed-wrap.js';
import { MCP_UNKNOWN_TRANSFORMED_TOOL } from './layer-error-codes.js';
import { refuse } from './refuse.js';
import type { ToolTransformOptions } from './tool-transform-options.js';
import { transformProblems, whereOf } from './tool-transform-problems.js';
import { inputProblems, transformedInput } from './transformed-input.js';

/**
 * Shows tools otherwise than they were written: other names, words and arguments, or something
 * around their methods. What runs, with its guards, interceptors and
 * validation, stays the same.
 *
 * @example
 * new ToolTransform({
 *   find: {
 *     name: 'find_book',
 *     arguments: { q: { name: 'title' }, limit: { hide: true, default: 10 } },
 *   },
 * })
 */
export class ToolTransform implements CatalogLayer {
  readonly name = 'ToolTransform';
  readonly #transforms: ReadonlyMap<string, ToolTransformOptions>;
  readonly #outputs: ReadonlyMap<string, CompiledSchema>;
  #isChecked = false;

  /**
   * @param transforms by the names tools have below this layer
   * @throws McpConfigurationException `MCP_INVALID_TOOL_TRANSFORM` for what
   *   contradicts itself, `MCP_TOOL_TRANSFORM_CLASH` for two tools of one name,
   *   and codes of schemas for an `output` that is none
   */
  constructor(transforms: Readonly<Record<string, ToolTransformOptions>>) {
    refuse(transformProblems(transforms));
    this.#transforms = new Map(Object.entries(transforms));
    this.#outputs = outputsOf(this.#transforms);
  }

  async prepare(): Promise<void> {
    const problems: ConfigurationProblem[] = [];
    for (const [tool, { check }] of this.#outputs) {
      try {
        await check?.();
      } catch (error) {
        problems.push(schemaProblem(error, tool));
      }
    }
    refuse(problems);
  }

  /**
   * @throws McpConfigurationException `MCP_UNKNOWN_TRANSFORMED_TOOL`, the first
   *   time, for names nothing has
   * @throws LayerClash `MCP_UNKNOWN_TRANSFORMED_ARGUMENT`,
   *   `MCP_TOOL_TRANSFORM_CLASH` and `MCP_INVALID_TOOL_TRANSFORM` for tools whose
   *   arguments cannot be transformed so
   */
  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    if (!this.#isChecked) this.#refuseUnknown(entries);
    this.#isChecked = true;
    const clashes: Clash[] = [];
    const transformed = entries.flatMap((entry) => {
      const options =
        entry.kind === 'tool' ? this.#transforms.get(entry.name) : undefined;
      if (entry.kind !== 'tool' || !options) return [entry];
      if (options.enabled === false) return [];
      const wrong = inputProblems(
        entry.input.json,
        options.arguments ?? {},
        whereOf(entry.name),
      );
      clashes.push(...wrong.map((problem) => ({ entry, problem })));
      return wrong.length > 0 ? [] : [this.#transform(entry, options)];
    });
    if (clashes.length > 0) throw new LayerClash(clashes);
    return transformed;
  }

  /** The name of a tool before; `undefined` for one that was given away or dropped. */
  below(kind: LookupKind, name: string): string | undefined {
    if (kind !== 'tool') return name;
    for (const [tool, options] of this.#transforms) {
      const isThere = options.enabled !== false;
      if (isThere && (options.name ?? tool) === name) return tool;
    }
    return this.#transforms.has(name) ? undefined : name;
  }

  #transform(tool: Tool, options: ToolTransformOptions): Tool {
    const { name, title, description, tags, annotations, meta } = options;
    const { version, output, arguments: args, wrap } = options;
    const mapped =
      args && transformedInput(tool.input, args, `tool "${name ?? tool.name}"`);
    const wrapped = composedWrap(tool, mapped, wrap);
    const { output: before, ...same } = tool;
    const checked =
      output === undefined ? before : this.#outputs.get(tool.name);
    return Object.freeze({
      ...same,
      ...(name !== undefined && { name }),
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(tags !== undefined && { tags }),
      ...(annotations !== undefined && { annotations }),
      ...(meta !== undefined && { meta }),
      ...(version !== undefined && { version }),
      ...(checked && { output: checked }),
      ...(wrapped && { wrap: wrapped }),
      ...(mapped && { input: mapped }),
    });
  }

  #refuseUnknown(entries: readonly CatalogEntry[]): void {
    const known = new Set(
      entries.flatMap((entry) => (entry.kind === 'tool' ? [entry.name] : [])),
    );
    refuse(
      [...this.#transforms.keys()]
        .filter((tool) => !known.has(tool))
        .map((tool) => ({
          code: MCP_UNKNOWN_TRANSFORMED_TOOL,
          where: whereOf(tool),
          message: `there is no tool called "${tool}".`,
          remedy:
            'Name tools as they are called below this layer: the namespace of a mount comes afterwards.',
        })),
    );
  }
}

function outputsOf(
  transforms: ReadonlyMap<string, ToolTransformOptions>,
): ReadonlyMap<string, CompiledSchema> {
  const outputs = new Map<string, CompiledSchema>();
  const problems: ConfigurationProblem[] = [];
  for (const [tool, { output }] of transforms) {
    if (output === undefined || output === null) continue;
    try {
      outputs.set(
        tool,
        compileSchema(output, { io: 'output', mode: 'strict' }),
      );
    } catch (error) {
      problems.push(schemaProblem(error, tool));
    }
  }
  refuse(problems);
  return outputs;
}

function schemaProblem(error: unknown, tool: string): ConfigurationProblem {
  if (!(error instanceof SchemaException)) throw error;
  const { code, message, remedy } = error;
  return { code, where: whereOf(tool), message, remedy };
}
