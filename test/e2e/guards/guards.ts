import {
  AbilityBuilder,
  createMongoAbility,
  type MongoAbility,
} from '@casl/ability';
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { API_KEYS, type StrategyRequest, type User } from './strategies.js';

interface UserRequest extends StrategyRequest {
  user?: User;
}

/** A guard without Passport that says itself what it wants. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<UserRequest>();
    const user = API_KEYS.get(String(request.headers['x-api-key']));
    if (!user) {
      http
        .getResponse<{ header(name: string, value: string): unknown }>()
        .header('WWW-Authenticate', 'Key realm="vault"');
      throw new UnauthorizedException('An API key is needed');
    }
    request.user = user;
    return true;
  }
}

export const Roles = (...roles: string[]) => SetMetadata('roles', roles);

/** The guard of Nest's chapter on authorization. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.getAllAndOverride<string[] | undefined>(
      'roles',
      [context.getHandler(), context.getClass()],
    );
    if (!roles) return true;
    const { user } = context.switchToHttp().getRequest<UserRequest>();
    return roles.some((role) => user?.roles.includes(role));
  }
}

type Ability = MongoAbility<['open' | 'list', 'Vault']>;
type Policy = (ability: Ability) => boolean;

export const CheckPolicies = (...policies: Policy[]) =>
  SetMetadata('policies', policies);

/** Says what a user may do. */
@Injectable()
export class AbilityFactory {
  abilityOf(user: User | undefined): Ability {
    const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
    can('list', 'Vault');
    if (user?.roles.includes('admin')) can('open', 'Vault');
    return build();
  }
}

/** The guard of Nest's recipe for CASL. */
@Injectable()
export class PoliciesGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly abilities: AbilityFactory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policies =
      this.reflector.get<Policy[] | undefined>(
        'policies',
        context.getHandler(),
      ) ?? [];
    const { user } = context.switchToHttp().getRequest<UserRequest>();
    const ability = this.abilities.abilityOf(user);
    return policies.every((allows) => allows(ability));
  }
}
