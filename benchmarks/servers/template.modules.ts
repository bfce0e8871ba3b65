import { Injectable, Module } from '@nestjs/common';
import { McpModule, Resource } from 'nest-fastmcp';
import { SERVER } from './json-rpc.js';

/** An MCP server with that many resource templates, each with a prefix of its own. */
export function templateModule(count: number): new () => object {
  @Injectable()
  class Items {}
  for (let kind = 0; kind < count; kind += 1) addTemplate(Items, kind);

  @Module({ imports: [McpModule.forRoot(SERVER)], providers: [Items] })
  class TemplateModule {}
  return TemplateModule;
}

/** What `@Resource()` on a method in the source would do. */
function addTemplate({ prototype }: { prototype: object }, kind: number): void {
  const name = `kind${kind}`;
  const descriptor: PropertyDescriptor = {
    value: ({ id }: { id: string }) => `item ${id}`,
    configurable: true,
  };
  Object.defineProperty(prototype, name, descriptor);
  Reflect.defineMetadata('design:paramtypes', [Object], prototype, name);
  Resource(`items://kind-${kind}/{id}`)(prototype, name, descriptor);
}
