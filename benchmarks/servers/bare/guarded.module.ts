import {
  Controller,
  HttpCode,
  Module,
  Post,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { Adder } from '../shared/adder.js';
import {
  ClassGuard,
  globalEnhancers,
  globalPipe,
  Open,
  PassingInterceptor,
} from '../shared/enhancers.js';
import { AddInput } from '../shared/inputs.js';
import { Arguments, Id, modernAnswer } from '../shared/json-rpc.js';

/** Takes a DTO, which the application's pipe validates. */
@Controller('bare')
class DtoController {
  constructor(private readonly adder: Adder) {}

  @Post('modern')
  @HttpCode(200)
  modern(@Id() id: number, @Arguments() input: AddInput) {
    return modernAnswer(id, this.adder.add(input));
  }
}

/** The same behind guards and an interceptor. */
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

/** A controller and the application's `ValidationPipe`. */
@Module({ controllers: [DtoController], providers: [Adder, globalPipe] })
export class DtoBareModule {}

/** A controller with the four enhancers of the guarded MCP server. */
@Module({
  controllers: [GuardedController],
  providers: [Adder, ...globalEnhancers],
})
export class GuardedBareModule {}
