import { type DynamicModule, Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { JwtVerifier, McpAuthModule } from 'nest-fastmcp/auth';
import { Beds } from './garden/beds.js';
import { GardenTools } from './garden/garden.tools.js';

/** What people can grant clients for the garden. */
export const SCOPES = ['garden', 'garden:water'];

/** What of its surroundings the application has to be told. */
export interface Surroundings {
  /** The URL of the MCP endpoint, as clients know it. */
  readonly resource: string;
  readonly issuer: string;
  /** Where the issuer has its keys. */
  readonly jwksUri: string;
}

@Module({ providers: [Beds, GardenTools] })
export class AppModule {
  static in({ resource, issuer, jwksUri }: Surroundings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        McpModule.forRoot({ name: 'garden', version: '1.0.0' }),
        McpAuthModule.forRoot({
          resource,
          authorizationServers: [issuer],
          verifier: new JwtVerifier({ jwksUri, issuer, audience: resource }),
          requiredScopes: ['garden'],
          scopesSupported: SCOPES,
          resourceName: 'The garden',
        }),
      ],
    };
  }
}
