import 'reflect-metadata';
import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Module,
  Scope,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD, APP_PIPE, NestFactory, REQUEST } from '@nestjs/core';
import { IsInt, IsString } from 'class-validator';
import { McpModule, Prompt, Resource, Tool } from 'nest-fastmcp';

interface Request {
  headers: Record<string, string | undefined>;
}

class AddInput {
  @IsInt()
  a: number;

  @IsInt()
  b: number;
}

class Named {
  @IsString()
  name: string;
}

const asked: string[] = [];

/** Scoped and global: the kind of guard that is skipped most easily. */
@Injectable({ scope: Scope.REQUEST })
class KeyGuard implements CanActivate {
  constructor(@Inject(REQUEST) private readonly request: Request) {}

  canActivate(context: ExecutionContext): boolean {
    asked.push(`global ${context.getHandler().name}`);
    return this.request.headers['x-key'] !== 'wrong';
  }
}

@Injectable()
class ClassGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    asked.push(`class ${context.getHandler().name}`);
    return true;
  }
}

@Injectable()
class Pass {
  transform(value: unknown): unknown {
    return value;
  }
}

@Injectable()
@UseGuards(ClassGuard)
class AddTools {
  @Tool({ description: 'Adds two numbers' })
  add({ a, b }: AddInput) {
    return `${a + b}`;
  }

  @Resource('packed://{name}')
  read({ name }: Named) {
    return `read ${name}`;
  }

  @Prompt({ description: 'Says hello' })
  greet({ name }: Named) {
    return `Say hello to ${name}.`;
  }

  @Tool({ description: 'Which guards were asked for the call before' })
  asked() {
    return asked.splice(0).join(', ');
  }
}

@Module({
  imports: [McpModule.forRoot({ name: 'packed', version: '1.0.0' })],
  providers: [
    { provide: 'TOOLS', useFactory: () => new AddTools() },
    { provide: APP_GUARD, useClass: KeyGuard },
    { provide: APP_PIPE, useClass: Pass, scope: Scope.TRANSIENT },
  ],
})
class AppModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(AppModule, {
    logger: ['warn', 'error'],
  });
  await app.listen(0, '127.0.0.1');
  process.on('disconnect', () => process.exit());
  process.send?.({ url: await app.getUrl() });
}

void main();
