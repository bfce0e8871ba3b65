import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { JwtVerifier, McpAuthModule } from 'nest-fastmcp/auth';
import { givenAccess } from '../shared/given-access.js';
import { PlainMcpModule } from './plain.module.js';

/** The server with one tool, for callers with a token whose key is fetched from the issuer. */
export async function protectedModule(): Promise<new () => object> {
  const { issuer, resource, jwks } = givenAccess();
  const verifier = new JwtVerifier({
    jwksUri: await publish(jwks),
    issuer,
    audience: resource,
    algorithms: ['RS256'],
  });

  @Module({
    imports: [
      PlainMcpModule,
      McpAuthModule.forRoot({
        resource,
        authorizationServers: [issuer],
        verifier,
      }),
    ],
  })
  class ProtectedMcpModule {}
  return ProtectedMcpModule;
}

/** Stands for the issuer, which is asked once. @returns where the keys are */
async function publish(jwks: object): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(jwks));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = Object(server.address());
  return `http://127.0.0.1:${port}/jwks`;
}
