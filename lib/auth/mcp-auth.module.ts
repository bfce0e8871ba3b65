import {
  ConfigurableModuleBuilder,
  type DynamicModule,
  Inject,
  Module,
} from '@nestjs/common';
import { serverProtectionToken } from '../internal.js';
import { AuthProtection } from './auth-protection.js';
import { checkAuthOptions } from './auth-option-problems.js';
import { McpAuthGuard } from './mcp-auth.guard.js';
import type { McpAuthExtras, McpAuthOptions } from './mcp-auth-options.js';

const AUTH_OPTIONS = Symbol('nest-fastmcp:auth-options');

const { ConfigurableModuleClass } =
  new ConfigurableModuleBuilder<McpAuthOptions>({
    moduleName: 'McpAuth',
    optionsInjectionToken: AUTH_OPTIONS,
  })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createMcpAuthOptions')
    .setExtras<McpAuthExtras>({}, (definition, { server = 'default' }) => ({
      ...definition,
      providers: [
        ...(definition.providers ?? []),
        {
          provide: serverProtectionToken(server),
          inject: [AUTH_OPTIONS, McpAuthGuard],
          useFactory: (options: McpAuthOptions, guard: McpAuthGuard) =>
            new AuthProtection(server, options, guard),
        },
      ],
    }))
    .build();

/**
 * Protects an MCP server with access tokens of an identity provider elsewhere:
 * as an OAuth resource server (2025-11-25, Authorization). Every message needs a
 * valid token; clients are told where to get one.
 *
 * @example
 * ```ts
 * McpAuthModule.forRoot({
 *   resource: 'https://api.example.com/mcp',
 *   authorizationServers: ['https://id.example.com'],
 *   verifier: new JwtVerifier({
 *     jwksUri: 'https://id.example.com/jwks',
 *     issuer: 'https://id.example.com',
 *     audience: 'https://api.example.com/mcp',
 *   }),
 *   requiredScopes: ['orders'],
 * })
 * ```
 */
@Module({
  providers: [
    {
      provide: McpAuthGuard,
      inject: [AUTH_OPTIONS],
      useFactory: (options: McpAuthOptions) => {
        checkAuthOptions(options);
        return new McpAuthGuard(options);
      },
    },
  ],
})
export class McpAuthModule extends ConfigurableModuleClass {
  /** @internal */
  constructor(@Inject(McpAuthGuard) readonly guard: McpAuthGuard) {
    super();
  }

  /**
   * @param options `resource`, `authorizationServers` and `verifier` are needed
   * @returns the module to import, once for each protected server
   */
  static override forRoot(
    options: McpAuthOptions & McpAuthExtras,
  ): DynamicModule {
    return super.forRoot(options);
  }
}
