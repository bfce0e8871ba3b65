import { Injectable, Module, UseGuards, UseInterceptors } from '@nestjs/common';
import { McpModule, Tool } from 'nest-fastmcp';
import { AddInput, Adder } from './adder.js';
import {
  ClassGuard,
  globalEnhancers,
  Open,
  PassingInterceptor,
} from './enhancers.js';
import { SERVER } from './json-rpc.js';

@Injectable()
class PlainTools {
  constructor(private readonly adder: Adder) {}

  @Tool({ description: 'Adds two numbers' })
  add(input: AddInput) {
    return this.adder.add(input);
  }
}

@Injectable()
@Open
@UseGuards(ClassGuard)
@UseInterceptors(PassingInterceptor)
class GuardedTools {
  constructor(private readonly adder: Adder) {}

  @Tool({ description: 'Adds two numbers' })
  add(input: AddInput) {
    return this.adder.add(input);
  }
}

/** One tool, no enhancers. */
@Module({
  imports: [McpModule.forRoot(SERVER)],
  providers: [Adder, PlainTools],
})
export class PlainMcpModule {}

/** The same tool behind guards, an interceptor and a pipe. */
@Module({
  imports: [McpModule.forRoot(SERVER)],
  providers: [Adder, GuardedTools, ...globalEnhancers],
})
export class GuardedMcpModule {}
