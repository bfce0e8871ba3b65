import { Injectable, Module, UseGuards, UseInterceptors } from '@nestjs/common';
import { McpModule, Tool } from 'nest-fastmcp';
import { Adder } from '../shared/adder.js';
import {
  ClassGuard,
  globalEnhancers,
  globalPipe,
  Open,
  PassingInterceptor,
} from '../shared/enhancers.js';
import { AddInput } from '../shared/inputs.js';
import { MCP_OPTIONS } from '../shared/json-rpc.js';

@Injectable()
class DtoTools {
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

/** One tool with a DTO, which the application's `ValidationPipe` validates. */
@Module({
  imports: [McpModule.forRoot(MCP_OPTIONS)],
  providers: [Adder, DtoTools, globalPipe],
})
export class DtoMcpModule {}

/** One tool with a DTO, which the library validates: there is no pipe. */
@Module({
  imports: [McpModule.forRoot(MCP_OPTIONS)],
  providers: [Adder, DtoTools],
})
export class OwnDtoMcpModule {}

/** The same tool behind two guards, an interceptor and a pipe. */
@Module({
  imports: [McpModule.forRoot(MCP_OPTIONS)],
  providers: [Adder, GuardedTools, ...globalEnhancers],
})
export class GuardedMcpModule {}
