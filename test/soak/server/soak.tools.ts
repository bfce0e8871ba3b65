import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { McpContext, McpServerRef, Resource, Tool } from 'nest-fastmcp';

const STEPS = 4;
const STEP_MS = 20;

/** What there is to use, and to leave in the middle. */
@Injectable()
export class SoakTools {
  constructor(private readonly mcp: McpServerRef) {}

  @Tool({ description: 'Answers at once' })
  greet() {
    return 'Good morning';
  }

  @Tool({ description: 'Takes its time, and says how far it is' })
  async work(ctx: McpContext) {
    for (let step = 1; step <= STEPS; step += 1) {
      ctx.progress(step, STEPS);
      await delay(STEP_MS);
    }
    return 'done';
  }

  @Tool({ description: 'Takes its time, and lets go of the connection' })
  async release(ctx: McpContext) {
    ctx.releaseStream();
    await delay(STEP_MS);
    ctx.log.info('still at it');
    return 'done';
  }

  @Tool({ description: 'Waits until nobody wants the answer' })
  async wait(ctx: McpContext) {
    ctx.log.info('waiting');
    const { signal } = ctx;
    await delay(1_000, undefined, { signal }).catch(() => undefined);
    return signal.aborted ? 'nobody wants it' : 'nobody left';
  }

  @Tool({ description: 'Tells everybody of a change' })
  change() {
    this.mcp.resourceUpdated('soak://clock');
    this.mcp.toolsChanged();
    this.mcp.log('warning', 'It changed.');
    return 'told';
  }

  @Resource('soak://clock')
  clock() {
    return 'noon';
  }
}
