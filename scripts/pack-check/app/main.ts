import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsInt } from 'class-validator';
import { McpModule, Tool } from 'nest-fastmcp';

class AddInput {
  @IsInt()
  a: number;

  @IsInt()
  b: number;
}

@Injectable()
class AddTools {
  @Tool({ description: 'Adds two numbers' })
  add({ a, b }: AddInput) {
    return `${a + b}`;
  }
}

@Module({
  imports: [McpModule.forRoot({ name: 'packed', version: '1.0.0' })],
  providers: [AddTools],
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
