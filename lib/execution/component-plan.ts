import { ValidationPipe } from '@nestjs/common';
import type { Component } from '../components/component.js';
import type { HandlerPlan } from './handler-plan.js';

/** How a component runs. */
export interface ComponentPlan {
  readonly handler: HandlerPlan;
  /** Indexes of DTO parameters the application's own `ValidationPipe` covers; ours leaves them to it. */
  readonly covered: ReadonlySet<number>;
}

/** Settles who validates: where the application put a `ValidationPipe` over a DTO parameter, it does. */
export function planComponent(
  component: Component,
  handler: HandlerPlan,
): ComponentPlan {
  const typed = new Set(
    component.input.parts.map(({ parameter }) => parameter),
  );
  const covered = component.handler.parameters.flatMap(({ index }, position) =>
    typed.has(index) && handler.hasPipe(position, ValidationPipe)
      ? [index]
      : [],
  );
  return { handler, covered: new Set(covered) };
}
