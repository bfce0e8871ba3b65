import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
await app.listen(process.env['PORT'] ?? 3000);

const url = (await app.getUrl()).replace('[::1]', 'localhost');
console.log(`
The weather server answers at ${url}/mcp. Call its tool:

curl -s ${url}/mcp -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' \\
  -d '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"forecast","arguments":{"city":"Oslo"}}}'
`);
