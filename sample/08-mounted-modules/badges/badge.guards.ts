import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { isAtLeast } from './badge.js';

/** Lets in whoever has a badge at all. */
@Injectable()
export class VisitorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (isAtLeast('visitor', context)) return true;
    throw new UnauthorizedException('Get a badge at the door.');
  }
}

/** Lets in those who work behind the curtain. */
@Injectable()
export class CrewGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return isAtLeast('crew', context);
  }
}

/** Lets in those who may touch the switchboard. */
@Injectable()
export class ElectricianGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return isAtLeast('electrician', context);
  }
}
