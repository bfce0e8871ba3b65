import {
  Controller,
  HttpCode,
  Module,
  Post,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { AddInput, Adder } from './adder.js';
import {
  ClassGuard,
  globalEnhancers,
  Open,
  PassingInterceptor,
} from './enhancers.js';
import { Arguments, Id, legacyAnswer, modernAnswer } from './json-rpc.js';
import { validationPipe } from './validation.js';

/** Does by hand, for one method, what the library does for any. */
@Controller('bare')
class PlainController {
  constructor(private readonly adder: Adder) {}

  @Post('legacy')
  @HttpCode(200)
  legacy(@Id() id: number, @Arguments(validationPipe) input: AddInput) {
    return legacyAnswer(id, this.adder.add(input));
  }

  @Post('modern')
  @HttpCode(200)
  modern(@Id() id: number, @Arguments(validationPipe) input: AddInput) {
    return modernAnswer(id, this.adder.add(input));
  }
}

/** The same behind guards, an interceptor and a pipe. */
@Controller('bare')
@Open
@UseGuards(ClassGuard)
@UseInterceptors(PassingInterceptor)
class GuardedController {
  constructor(private readonly adder: Adder) {}

  @Post('modern')
  @HttpCode(200)
  modern(@Id() id: number, @Arguments() input: AddInput) {
    return modernAnswer(id, this.adder.add(input));
  }
}

/** A controller, no enhancers. */
@Module({ controllers: [PlainController], providers: [Adder] })
export class PlainBareModule {}

/** A controller with the enhancers of the guarded MCP server. */
@Module({
  controllers: [GuardedController],
  providers: [Adder, ...globalEnhancers],
})
export class GuardedBareModule {}
