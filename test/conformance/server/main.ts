import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

/** Listens on `PORT` of loopback and tells the parent process when it does. */
const app = await NestFactory.create(AppModule, { logger: ['warn', 'error'] });
app.enableShutdownHooks();
await app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
process.on('disconnect', () => process.exit());
process.send?.({ url: `${await app.getUrl()}/mcp` });
