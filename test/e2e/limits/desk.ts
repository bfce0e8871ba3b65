import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  type Type,
  UnauthorizedException,
} from '@nestjs/common';
import { z } from 'zod';
import type { LimitOptions } from '../../../lib/execution/limits/limit-options.js';
import {
  type McpContext as Context,
  McpModule,
  Ctx,
  Input,
  Prompt,
  Resource,
  Tool,
} from '../../../lib/index.js';

const Size = z.object({ bytes: z.coerce.number() });

/** Names the caller by a header; `nobody` is turned away, and who sends none stays without a name. */
@Injectable()
export class DeskGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request: {
      headers: Record<string, string | undefined>;
      user?: unknown;
    } = context.switchToHttp().getRequest();
    const name = request.headers['x-user'];
    if (name === 'nobody') throw new UnauthorizedException();
    if (name !== undefined) request.user = { sub: name };
    return true;
  }
}

/** Tools that stay as long as a test wants, or answer as much as it asks for. */
@Injectable()
export class Desk {
  /** Calls of `hold` that have not ended. */
  static holding = 0;
  /** How often `count` has run. */
  static counted = 0;
  private static open: () => void = () => undefined;
  private static opened = Promise.resolve();

  /** Has the next calls of `hold` wait for `release`. */
  static close(): void {
    Desk.opened = new Promise((resolve) => (Desk.open = resolve));
  }

  /** Lets all of them end. */
  static release(): void {
    Desk.open();
  }

  @Tool()
  count(): string {
    Desk.counted += 1;
    return String(Desk.counted);
  }

  @Tool()
  fail(): string {
    throw new Error('failed on purpose');
  }

  @Tool()
  async hold(@Ctx() { signal }: Context): Promise<string> {
    Desk.holding += 1;
    try {
      await Promise.race([
        Desk.opened,
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      ]);
      return 'held';
    } finally {
      Desk.holding -= 1;
    }
  }

  @Tool({ timeoutMs: 60_000 })
  async patient(): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return 'done';
  }

  @Tool()
  async nested(@Ctx() ctx: Context): Promise<string> {
    for (let time = 0; time < 5; time += 1) {
      await Promise.all([ctx.callTool('count', {}), ctx.listTools()]);
    }
    return 'used five times';
  }

  @Tool()
  async ask(@Ctx() ctx: Context): Promise<string> {
    return String(await ctx.confirm('go', 'Shall I?'));
  }

  @Tool({ input: Size })
  large(@Input() { bytes }: z.infer<typeof Size>): string {
    return 'é'.repeat(bytes / 2);
  }

  @Tool({ input: Size })
  rows(@Input() { bytes }: z.infer<typeof Size>): object {
    return { rows: Array.from({ length: bytes / 10 }, () => 'abcdefg') };
  }

  @Resource('desk://{bytes}')
  file({ bytes }: { bytes: string }): Buffer {
    return Buffer.alloc(Number(bytes));
  }

  @Prompt({ input: Size })
  story(@Input() { bytes }: z.infer<typeof Size>): string {
    return 'x'.repeat(bytes);
  }
}
/** The application, with these limits. */
export function deskApp(limits?: LimitOptions): Type {
  @Module({
    imports: [
      McpModule.forRoot({
        keys: ['a key that all of the replicas know'],
        guards: [DeskGuard],
        ...(limits && { limits }),
      }),
    ],
    providers: [Desk],
  })
  class App {}
  return App;
}
