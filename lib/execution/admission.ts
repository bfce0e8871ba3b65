import {
  type CanActivate,
  ForbiddenException,
  HttpException,
  UnauthorizedException,
} from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import type { RecordedResponse } from '../exchange/exchange-channel.js';
import type { ExecutionContextHost } from '../nest.js';
import { answeredText } from './http-error-text.js';

/**
 * Asks the guards in order and stops at the first that denies. One that answers
 * the request itself denies it, whether it ever returns or not: strategies of
 * Passport that redirect do not.
 *
 * @param recorded what guards do to the stand-in response; absent without HTTP
 * @param asking told of each guard before it is asked
 * @throws ForbiddenException when a guard says no; whatever a guard throws
 * @throws HttpException with what a guard answered
 */
export async function askGuards(
  guards: readonly CanActivate[],
  context: ExecutionContextHost,
  recorded: RecordedResponse | undefined,
  asking?: (guard: CanActivate) => void,
): Promise<void> {
  for (const guard of guards) {
    asking?.(guard);
    const said = guard.canActivate(context);
    const admitted =
      typeof said === 'boolean' ? said : await unlessAnswered(said, recorded);
    if (recorded?.ended) throw answerOf(recorded);
    if (!admitted) throw new ForbiddenException('Forbidden resource');
  }
}

async function unlessAnswered(
  said: ReturnType<CanActivate['canActivate']>,
  recorded: RecordedResponse | undefined,
): Promise<boolean> {
  const decided = settled(said);
  if (!recorded) return decided;
  return new Promise((resolve, reject) => {
    recorded.onEnd(() => resolve(false));
    decided.then(resolve, reject);
  });
}

async function settled(
  said: ReturnType<CanActivate['canActivate']>,
): Promise<boolean> {
  const answer = await said;
  return isObservable(answer) ? lastValueFrom(answer) : answer;
}

/** A guard's answer as a denial: where it redirects, there is somewhere to log in. */
function answerOf({ status = 403, body }: RecordedResponse): HttpException {
  if (status >= 300 && status < 400) return new UnauthorizedException();
  if (status < 300) return new ForbiddenException('Forbidden resource');
  return new HttpException(answeredText(body) ?? 'Refused', status);
}
