import { Module, ValidationPipe } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { McpModule } from 'nest-fastmcp';
import { ApiKeyGuard } from './auth/api-key.guard.js';
import { Operator } from './auth/operator.js';
import { ServerTimingInterceptor } from './server-timing.interceptor.js';
import { Fleet } from './stations/fleet.js';
import { StationsController } from './stations/stations.controller.js';

@Module({
  imports: [McpModule.forRoot({ name: 'bikes', version: '1.4.0' })],
  controllers: [StationsController],
  providers: [
    Fleet,
    Operator,
    { provide: APP_GUARD, useClass: ApiKeyGuard },
    { provide: APP_INTERCEPTOR, useClass: ServerTimingInterceptor },
    { provide: APP_PIPE, useValue: new ValidationPipe({ transform: true }) },
  ],
})
export class AppModule {}
