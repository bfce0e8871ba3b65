import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ROLES } from './roles.decorator.js';
import type { User } from './users.js';

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.getAllAndOverride<string[] | undefined>(
      ROLES,
      [context.getHandler(), context.getClass()],
    );
    if (!roles) return true;
    const { user } = context.switchToHttp().getRequest<{ user?: User }>();
    return roles.some((role) => user?.roles.includes(role));
  }
}
