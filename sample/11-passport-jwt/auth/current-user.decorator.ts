import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { User } from './users.js';

export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): User =>
    context.switchToHttp().getRequest<{ user: User }>().user,
);
