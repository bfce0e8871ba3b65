import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';

const USERS = ['ada', 'grace'];

interface UserRequest {
  headers: Record<string, string | undefined>;
  user?: User;
}

export interface User {
  name: string;
}

/** Takes everybody's word for who they are: a stand-in for the guard an application has. */
@Injectable()
export class UserGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<UserRequest>();
    const name = request.headers['x-user'] ?? '';
    if (!USERS.includes(name)) {
      throw new UnauthorizedException('Say in x-user who you are.');
    }
    request.user = { name };
    return true;
  }
}
