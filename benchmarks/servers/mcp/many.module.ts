import { Injectable, Module } from '@nestjs/common';
import {
  McpModule,
  type McpMount,
  Resource,
  Tool,
  type ToolOptions,
} from 'nest-fastmcp';
import { Adder } from '../shared/adder.js';
import { type AddArguments, addSchema } from '../shared/inputs.js';
import { MCP_OPTIONS } from '../shared/json-rpc.js';
import { declare } from './declare.js';

/** Of mounts, each within the one before. */
const NAMESPACES = ['a', 'b', 'c', 'd', 'e'];

/** An MCP server with that many tools, `add` among them, each with a schema of its own. */
export function toolsModule(count: number): new () => object {
  return moduleOf(toolsClass(count));
}

/** The same, and each tool is asked whether the caller sees it. */
export function visibleToolsModule(count: number): new () => object {
  return moduleOf(
    toolsClass(count, {
      visible: ({ headers }) => headers['x-preview'] === 'yes',
    }),
  );
}

/**
 * The same number of tools, an equal part of them in each of five mounts. Each
 * mount is within the one before, so that one of the tools called `add` has
 * passed through all of them.
 */
export function mountedToolsModule(count: number): new () => object {
  const parts = NAMESPACES.map(() => {
    @Module({ providers: [Adder, toolsClass(count / NAMESPACES.length)] })
    class PartModule {}
    return PartModule;
  });
  const mounts = parts.reduceRight<McpMount[]>(
    (children, module, index) => [
      { module, namespace: NAMESPACES[index], children },
    ],
    [],
  );

  @Module({
    imports: [McpModule.forRoot({ ...MCP_OPTIONS, mounts }), ...parts],
  })
  class MountedToolsModule {}
  return MountedToolsModule;
}

function toolsClass(
  count: number,
  more: Pick<ToolOptions, 'visible'> = {},
): new (adder: Adder) => object {
  @Injectable()
  class Tools {
    constructor(readonly adder: Adder) {}
  }
  for (let index = 0; index < count; index += 1) {
    // The one that is called has as many before it as behind it.
    const name = index === count >> 1 ? 'add' : `add_${index}`;
    const tool = Tool({
      description: 'Adds two numbers',
      input: addSchema(),
      ...more,
    });
    declare(Tools, name, tool, function (input: AddArguments) {
      return this.adder.add(input);
    });
  }
  return Tools;
}

function moduleOf(tools: new (adder: Adder) => object): new () => object {
  @Module({
    imports: [McpModule.forRoot(MCP_OPTIONS)],
    providers: [Adder, tools],
  })
  class ToolsModule {}
  return ToolsModule;
}

/** An MCP server with that many resource templates, each with a prefix of its own. */
export function templatesModule(count: number): new () => object {
  @Injectable()
  class Items {}
  for (let kind = 0; kind < count; kind += 1) {
    const resource = Resource(`items://kind-${kind}/{id}`);
    declare(Items, `kind${kind}`, resource, ({ id }: { id: string }) => {
      return `item ${id}`;
    });
  }

  @Module({ imports: [McpModule.forRoot(MCP_OPTIONS)], providers: [Items] })
  class TemplatesModule {}
  return TemplatesModule;
}
