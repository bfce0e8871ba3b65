import { Injectable } from '@nestjs/common';
import {
  type McpContext as Context,
  Ctx,
  Input,
  Tool,
} from '../../../lib/index.js';

/** A tool that gives back what it gets, for tests about the way there. */
@Injectable()
export class EchoTools {
  @Tool({ input: { type: 'object' } })
  echo(@Input() input: unknown, @Ctx() ctx: Context): unknown {
    return { input, principal: ctx.principal ?? null };
  }
}
