import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';

export const STAFF_KEY = process.env['STAFF_KEY'] ?? 'only-for-this-sample';

/** Lets in who knows the key of the staff. */
@Injectable()
export class StaffGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context
      .switchToHttp()
      .getRequest<{ headers: Record<string, string | undefined> }>();
    if (headers['x-staff-key'] === STAFF_KEY) return true;
    throw new UnauthorizedException('Send the key of the staff.');
  }
}
