import { ValidationPipe } from '@nestjs/common';
import type { Tool } from '../components/tool.js';
import type { HandlerPlan } from './handler-plan.js';

/** How a tool runs. */
export interface ToolPlan {
  readonly handler: HandlerPlan;
  /** Indexes of DTO parameters the application's own `ValidationPipe` covers; ours leaves them to it. */
  readonly covered: ReadonlySet<number>;
}

/** Settles who validates: where the application put a `ValidationPipe` over a DTO parameter, it does. */
export function planTool(tool: Tool, handler: HandlerPlan): ToolPlan {
  const typed = new Set(tool.input.parts.map(({ parameter }) => parameter));
  const covered = tool.handler.parameters.flatMap(({ index }, position) =>
    typed.has(index) && handler.hasPipe(position, ValidationPipe)
      ? [index]
      : [],
  );
  return { handler, covered: new Set(covered) };
}
