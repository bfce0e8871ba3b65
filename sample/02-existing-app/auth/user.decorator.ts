import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

export interface User {
  id: string;
  roles: string[];
}

export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): User =>
    context.switchToHttp().getRequest<{ user: User }>().user,
);
