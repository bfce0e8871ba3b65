import { type CanActivate, ForbiddenException } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import type { ExecutionContextHost } from '../nest.js';

/**
 * Asks the guards in order and stops at the first that denies.
 *
 * @throws ForbiddenException when a guard says no; whatever a guard throws
 */
export async function askGuards(
  guards: readonly CanActivate[],
  context: ExecutionContextHost,
): Promise<void> {
  for (const guard of guards) {
    const asked = await guard.canActivate(context);
    const admitted = isObservable(asked) ? await lastValueFrom(asked) : asked;
    if (!admitted) throw new ForbiddenException('Forbidden resource');
  }
}
