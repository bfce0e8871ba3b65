import {
  ClassSerializerInterceptor,
  Module,
  ValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { McpModule } from 'nest-fastmcp';
import { JwtAuthGuard } from './auth/jwt-auth.guard.js';
import { JWT_SECRET, JwtStrategy } from './auth/jwt.strategy.js';
import { RolesGuard } from './auth/roles.guard.js';
import { OrdersController } from './orders/orders.controller.js';
import { OrdersService } from './orders/orders.service.js';
import { ProblemFilter } from './problem.filter.js';

@Module({
  imports: [
    JwtModule.register({ secret: JWT_SECRET }),
    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 20 }]),
    McpModule.forRoot({ name: 'shop', version: '2.1.0' }),
  ],
  controllers: [OrdersController],
  providers: [
    OrdersService,
    JwtStrategy,
    { provide: APP_GUARD, useClass: JwtAuthGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor },
    {
      provide: APP_PIPE,
      useValue: new ValidationPipe({ transform: true, whitelist: true }),
    },
  ],
})
export class AppModule {}
