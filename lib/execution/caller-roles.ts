import type { CallerContext } from '../components/caller-context.js';
import { isObject } from '../schema/is-object.js';

/**
 * The roles of a caller, where identity providers and Passport strategies put
 * them: `roles` or `role` of `request.user` and of the claims, Keycloak's
 * `realm_access.roles`, and of its `resource_access` the roles for what the
 * token has as audience; the others are roles elsewhere.
 */
export function defaultRoles({ auth }: CallerContext): readonly string[] {
  const { user, claims } = auth;
  return [
    ...(isObject(user) ? rolesIn(user) : []),
    ...(claims === user ? [] : rolesIn(claims)),
    ...nested(claims['realm_access']),
    ...resourceRoles(claims),
  ];
}

function resourceRoles({
  aud,
  resource_access: resources,
}: Readonly<Record<string, unknown>>): readonly string[] {
  if (!isObject(resources)) return [];
  return texts(aud).flatMap((audience) =>
    Object.hasOwn(resources, audience) ? nested(resources[audience]) : [],
  );
}

function nested(holder: unknown): readonly string[] {
  return isObject(holder) ? texts(holder['roles']) : [];
}

function rolesIn({
  roles,
  role,
}: Readonly<Record<string, unknown>>): readonly string[] {
  return [...texts(roles), ...texts(role)];
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'string');
}
