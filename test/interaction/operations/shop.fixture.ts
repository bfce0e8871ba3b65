import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { IsDate, IsInt, IsString } from 'class-validator';
import { Type } from 'class-transformer';
import { map } from 'rxjs';
import {
  Input,
  McpContext,
  McpExecutionContext,
  Prompt,
  Resource,
  Tool,
  ToolError,
} from '../../../lib/index.js';

export class Order {
  @IsString()
  article: string;

  @IsInt()
  count: number;
}

export class Due {
  @IsDate()
  @Type(() => Date)
  at: Date;
}

/** What guards saw, in order. */
export const seen: unknown[] = [];

/** Lets only users of the shop in, and takes note of what they ask for. */
@Injectable()
export class ShopGuard implements CanActivate {
  canActivate(host: ExecutionContext) {
    const context = McpExecutionContext.create(host);
    seen.push([context.getMethod(), context.getComponent()?.name]);
    return host.switchToHttp().getRequest().user !== undefined;
  }
}

class Twice implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(map((text) => `${text} ${text}`));
  }
}

const price = { amount: 7, since: new Date(0) };

/** What other tools use. */
@Injectable()
export class Shop {
  @Tool({ name: 'place-order' })
  @UseGuards(ShopGuard)
  place({ article, count }: Order, ctx: McpContext) {
    return { article, count, by: ctx.principal, for: ctx.component?.name };
  }

  @Tool()
  price() {
    return price;
  }

  @Tool()
  due({ at }: Due): string {
    return at.toISOString();
  }

  @Tool()
  add(@Input('a') a: number, @Input('b') b: number): number {
    return a + b;
  }

  @Tool()
  @UseInterceptors(Twice)
  greet(ctx: McpContext, @Input('name') name: string): string {
    return `Hello ${name}${ctx.era === 'modern' ? '!' : '.'}`;
  }

  @Tool()
  soldOut(): string {
    throw new ToolError('Sold out until Monday.');
  }

  helper() {}

  @Resource({ uri: 'shop://opening-hours', mimeType: 'text/plain' })
  hours() {
    return 'nine to five';
  }

  @Resource({ uri: 'shop://shelves/{shelf}', list: 'shelves' })
  @UseGuards(ShopGuard)
  shelf(@Input('shelf') shelf: string) {
    return `shelf ${shelf}`;
  }

  shelves() {
    return ['a', 'b'];
  }

  @Prompt()
  pitch(@Input('article') article: string, @Input('count') count: number) {
    return `Sell ${count} of ${article}.`;
  }
}
