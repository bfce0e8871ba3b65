/**
 * A stdio server whose tool asks its client. Uses the built package, and is
 * plain JavaScript, so that nothing has to compile it: decorators are called by
 * hand.
 */
import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { Ctx, McpFactory, McpModule, Tool } from 'nest-fastmcp';

class Tools {
  async one({ exchange }) {
    const requestedSchema = {
      type: 'object',
      properties: { said: { type: 'string' } },
    };
    const params = { mode: 'form', message: 'one', requestedSchema };
    try {
      const request = { method: 'elicitation/create', params };
      return JSON.stringify(await exchange.channel.ask(request));
    } catch ({ code, message }) {
      return JSON.stringify({ code, message });
    }
  }
}
Ctx()(Tools.prototype, 'one', 0);
Tool()(
  Tools.prototype,
  'one',
  Object.getOwnPropertyDescriptor(Tools.prototype, 'one'),
);
Injectable()(Tools);

class AppModule {}
Module({ imports: [McpModule.forRoot()], providers: [Tools] })(AppModule);

await McpFactory.runStdio(AppModule);
