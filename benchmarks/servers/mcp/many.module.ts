import { Injectable, Module } from '@nestjs/common';
import { McpModule, Resource, Tool } from 'nest-fastmcp';
import { Adder } from '../shared/adder.js';
import { type AddArguments, addSchema } from '../shared/inputs.js';
import { MCP_OPTIONS } from '../shared/json-rpc.js';
import { declare } from './declare.js';

/** An MCP server with that many tools, `add` among them, each with a schema of its own. */
export function toolsModule(count: number): new () => object {
  @Injectable()
  class Tools {
    constructor(readonly adder: Adder) {}
  }
  for (let index = 0; index < count; index += 1) {
    // The one that is called has as many before it as behind it.
    const name = index === count >> 1 ? 'add' : `add_${index}`;
    const tool = Tool({ description: 'Adds two numbers', input: addSchema() });
    declare(Tools, name, tool, function (input: AddArguments) {
      return this.adder.add(input);
    });
  }

  @Module({
    imports: [McpModule.forRoot(MCP_OPTIONS)],
    providers: [Adder, Tools],
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
