import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { API_KEY } from './access/api-key.guard.js';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
app.enableShutdownHooks();
await app.listen(process.env['PORT'] ?? 3000);

const url = (await app.getUrl()).replace('[::1]', 'localhost');
console.log(`
The catalogue answers at ${url}/mcp; its tool "query" wants the header x-api-key: ${API_KEY}
`);
