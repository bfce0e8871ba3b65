import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { STAFF_KEY } from './staff/staff.guard.js';

const app = await NestFactory.create(AppModule);
app.enableShutdownHooks();
await app.listen(process.env['PORT'] ?? 3000);

const url = (await app.getUrl()).replace('[::1]', 'localhost');
console.log(`
Visitors: ${url}/mcp
Staff:    ${url}/admin/mcp, with the header x-staff-key: ${STAFF_KEY}
`);
