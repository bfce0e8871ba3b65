import {
  Body,
  Controller,
  Header,
  HttpCode,
  Module,
  Post,
  Put,
} from '@nestjs/common';
import { Id } from '../shared/json-rpc.js';

/**
 * Answers with a result it was given as text before anything was measured: no
 * route can make a list of tools for less.
 */
@Controller('bare')
class PreparedController {
  private result = 'null';

  @Put('prepared')
  prepare(@Body() { result }: { result: string }) {
    this.result = result;
  }

  @Post('prepared')
  @HttpCode(200)
  @Header('content-type', 'application/json')
  answer(@Id() id: number) {
    return `{"jsonrpc":"2.0","id":${id},"result":${this.result}}`;
  }
}

/** A controller that answers with what it was given. */
@Module({ controllers: [PreparedController] })
export class PreparedBareModule {}
