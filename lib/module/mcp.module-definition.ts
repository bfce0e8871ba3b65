import { ConfigurableModuleBuilder, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { McpContext } from '../context/mcp-context.js';
import { injectedContext } from '../execution/injected-context.js';
import type {
  McpModuleExtras,
  McpModuleOptions,
} from './mcp-module-options.js';
import { McpServerRef } from './mcp-server-ref.js';
import { getMcpServerRefToken, MCP_SERVER_ID } from './mcp.tokens.js';

/** The parts Nest generates for `McpModule`: the base class and the token of its options. */
export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<McpModuleOptions>({ moduleName: 'Mcp' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createMcpOptions')
    .setExtras<McpModuleExtras>(
      { id: 'default', isGlobal: false },
      (definition, { id, isGlobal }) => ({
        ...definition,
        global: isGlobal ?? false,
        providers: [
          ...(definition.providers ?? []),
          { provide: MCP_SERVER_ID, useValue: id },
          McpServerRef,
          { provide: getMcpServerRefToken(id), useExisting: McpServerRef },
          {
            provide: McpContext,
            scope: Scope.REQUEST,
            inject: [REQUEST],
            useFactory: injectedContext,
          },
        ],
        exports: [
          ...(definition.exports ?? []),
          McpServerRef,
          getMcpServerRefToken(id),
          McpContext,
        ],
      }),
    )
    .build();
