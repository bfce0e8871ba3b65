import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { CITY_BY_KEY } from './api-keys.js';
import type { OperatorRequest } from './operator.js';

@Injectable()
export class ApiKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<OperatorRequest>();
    const city = CITY_BY_KEY.get(String(request.headers['x-api-key']));
    if (!city) throw new UnauthorizedException('A valid x-api-key is needed.');
    request.city = city;
    return true;
  }
}
