import 'reflect-metadata';
import {
  Injectable,
  Module,
  SetMetadata,
  UseGuards,
  UseInterceptors,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import {
  McpController,
  McpStrategy,
  StreamableHttpTransport,
  Tool,
} from '@rekog/mcp-nest';
import { map } from 'rxjs';
import { Adder, addSchema, SERVER, textResult, toolNames } from './add.mjs';

/**
 * `@rekog/mcp-nest` as its documentation sets it up. Decorators are applied by
 * hand, as TypeScript would emit them.
 *
 * @param {number} count of tools
 * @param {{ guarded?: boolean, sessions?: boolean }} [variant]
 */
export async function serveMcpNest(count, { guarded, sessions } = {}) {
  const strategy = new McpStrategy({
    ...SERVER,
    transports: [
      new StreamableHttpTransport({
        endpoint: '/mcp',
        enableJsonResponse: true,
        statefulMode: sessions ?? false,
      }),
    ],
  });
  class AppModule {}
  Module({
    controllers: [toolsController(count, guarded)],
    providers: [
      Adder,
      ...(guarded ? [{ provide: APP_GUARD, useClass: AppGuard }] : []),
    ],
  })(AppModule);
  const app = await NestFactory.create(AppModule, {
    logger: ['warn', 'error'],
  });
  // As the others are served: without headers nobody asked for.
  app.disable('x-powered-by');
  app.disable('etag');
  strategy.setHttpAdapter(app.getHttpAdapter());
  // Without it global enhancers do not run.
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

function toolsController(count, guarded) {
  class Tools {
    constructor(adder) {
      this.adder = adder;
    }
  }
  for (const name of toolNames(count)) declareTool(Tools, name);
  Reflect.defineMetadata('design:paramtypes', [Adder], Tools);
  if (guarded) {
    SetMetadata('open', true)(Tools);
    UseGuards(ClassGuard)(Tools);
    UseInterceptors(PassingInterceptor)(Tools);
    UsePipes(new ValidationPipe({ transform: true, whitelist: true }))(Tools);
  }
  McpController()(Tools);
  return Tools;
}

function declareTool(Tools, name) {
  const { prototype } = Tools;
  const descriptor = {
    value(input) {
      return textResult(this.adder.add(input));
    },
    configurable: true,
    writable: true,
  };
  Object.defineProperty(prototype, name, descriptor);
  Reflect.defineMetadata('design:paramtypes', [Object], prototype, name);
  Payload()(prototype, name, 0);
  const options = {
    name,
    description: 'Adds two numbers',
    parameters: addSchema(),
  };
  Tool(options)(prototype, name, descriptor);
}

/** Stands for authentication. A guard sees the arguments there, not the request. */
class AppGuard {
  canActivate(context) {
    return context.switchToRpc().getData() !== undefined;
  }
}

/** Stands for authorization: looks at the metadata of class and handler. */
class ClassGuard {
  constructor(reflector) {
    this.reflector = reflector;
  }

  canActivate(context) {
    return this.reflector.getAllAndOverride('open', [
      context.getHandler(),
      context.getClass(),
    ]);
  }
}
Reflect.defineMetadata('design:paramtypes', [Reflector], ClassGuard);

/** Sees each result and lets it pass. */
class PassingInterceptor {
  intercept(_context, next) {
    return next.handle().pipe(map((value) => value));
  }
}

for (const provider of [Adder, AppGuard, ClassGuard, PassingInterceptor]) {
  Injectable()(provider);
}
