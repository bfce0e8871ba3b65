import { Injectable, Module, Scope } from '@nestjs/common';
import { McpModule, Tool } from 'nest-fastmcp';
import { Adder } from '../shared/adder.js';
import {
  ADD_JSON_SCHEMA,
  type AddArguments,
  addSchema,
} from '../shared/inputs.js';
import { MCP_OPTIONS } from '../shared/json-rpc.js';

@Injectable()
class PlainTools {
  constructor(private readonly adder: Adder) {}

  @Tool({ description: 'Adds two numbers', input: addSchema() })
  add(input: AddArguments) {
    return this.adder.add(input);
  }
}

@Injectable()
class JsonSchemaTools {
  constructor(private readonly adder: Adder) {}

  @Tool({ description: 'Adds two numbers', input: ADD_JSON_SCHEMA })
  add(input: AddArguments) {
    return this.adder.add(input);
  }
}

@Injectable({ scope: Scope.REQUEST })
class ScopedTools {
  constructor(private readonly adder: Adder) {}

  @Tool({ description: 'Adds two numbers', input: addSchema() })
  add(input: AddArguments) {
    return this.adder.add(input);
  }
}

/** One tool with a Zod schema, no enhancers. */
@Module({
  imports: [McpModule.forRoot(MCP_OPTIONS)],
  providers: [Adder, PlainTools],
})
export class PlainMcpModule {}

/** The same tool with a JSON Schema. */
@Module({
  imports: [McpModule.forRoot(MCP_OPTIONS)],
  providers: [Adder, JsonSchemaTools],
})
export class JsonSchemaMcpModule {}

/** The same tool in a provider made anew for each request. */
@Module({
  imports: [McpModule.forRoot(MCP_OPTIONS)],
  providers: [Adder, ScopedTools],
})
export class ScopedMcpModule {}
