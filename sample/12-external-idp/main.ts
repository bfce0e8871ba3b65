import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule, SCOPES } from './app.module.js';
import { freePort } from './free-port.js';
import { startIdentityProvider } from './identity-provider/identity-provider.js';
import { SCRIPT } from './identity-provider/script.js';

const port = Number(process.env['PORT'] ?? 3000) || (await freePort());
const resource = process.env['RESOURCE'] ?? `http://localhost:${port}/mcp`;
// Another identity provider is told by its issuer and where its keys are.
const issuer =
  process.env['ISSUER'] ??
  (await startIdentityProvider({ servers: [{ resource, scopes: SCOPES }] }))
    .issuer;
const jwksUri = process.env['JWKS_URI'] ?? `${issuer}/jwks`;

const app = await NestFactory.create(
  AppModule.in({ resource, issuer, jwksUri }),
);
app.enableCors({ exposedHeaders: ['WWW-Authenticate'] });
await app.listen(port);

console.log(`
MCP at ${resource}, for clients that log their users in at ${issuer}: any name and password will do.
A token for scripts: curl -s ${issuer}/token -u ${SCRIPT.id}:${SCRIPT.secret} -d grant_type=client_credentials -d resource=${resource} -d scope=garden
`);
