import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
app.setGlobalPrefix('api');
await app.listen(process.env['PORT'] ?? 3000);

const token = await app
  .get(JwtService)
  .signAsync({ sub: 'ada', roles: ['admin'] });
console.log(`MCP at ${await app.getUrl()}/api/mcp, with this token: ${token}`);
