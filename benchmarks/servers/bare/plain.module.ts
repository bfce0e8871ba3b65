import { Controller, HttpCode, Module, Post, Scope } from '@nestjs/common';
import { Adder } from '../shared/adder.js';
import {
  ADD_JSON_SCHEMA,
  type AddArguments,
  addSchema,
} from '../shared/inputs.js';
import {
  Arguments,
  Id,
  legacyAnswer,
  modernAnswer,
} from '../shared/json-rpc.js';
import { JsonSchemaPipe, ZodPipe } from './schema-pipes.js';

const zodPipe = new ZodPipe(addSchema());
const jsonSchemaPipe = new JsonSchemaPipe(ADD_JSON_SCHEMA);

/** Does by hand, for one method, what the library does for any. */
@Controller('bare')
class PlainController {
  constructor(private readonly adder: Adder) {}

  @Post('legacy')
  @HttpCode(200)
  legacy(@Id() id: number, @Arguments(zodPipe) input: AddArguments) {
    return legacyAnswer(id, this.adder.add(input));
  }

  @Post('modern')
  @HttpCode(200)
  modern(@Id() id: number, @Arguments(zodPipe) input: AddArguments) {
    return modernAnswer(id, this.adder.add(input));
  }

  @Post('json-schema')
  @HttpCode(200)
  jsonSchema(@Id() id: number, @Arguments(jsonSchemaPipe) input: AddArguments) {
    return modernAnswer(id, this.adder.add(input));
  }
}

/** The same, made anew for each request. */
@Controller({ path: 'bare', scope: Scope.REQUEST })
class ScopedController {
  constructor(private readonly adder: Adder) {}

  @Post('modern')
  @HttpCode(200)
  modern(@Id() id: number, @Arguments(zodPipe) input: AddArguments) {
    return modernAnswer(id, this.adder.add(input));
  }
}

/** A controller, no enhancers. */
@Module({ controllers: [PlainController], providers: [Adder] })
export class PlainBareModule {}

/** A request-scoped controller. */
@Module({ controllers: [ScopedController], providers: [Adder] })
export class ScopedBareModule {}
