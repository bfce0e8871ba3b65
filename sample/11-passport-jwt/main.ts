import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
app.enableShutdownHooks();
await app.listen(process.env['PORT'] ?? 3000);

const url = (await app.getUrl()).replace('[::1]', 'localhost');
console.log(`
MCP at ${url}/mcp, with a token as header: Authorization: Bearer …
Tokens at ${url}/auth/login: curl -s ${url}/auth/login -d name=ada -d password=only-for-this-sample
`);
