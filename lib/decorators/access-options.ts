import type {
  CallerAuth,
  CallerContext,
} from '../components/caller-context.js';
import type { CallerRule } from '../components/caller-rule.js';
import type { Component } from '../components/component.js';
import type { ComponentInfo } from '../components/component-info.js';
import { isAccessRule, surrounded } from '../components/surrounding-rules.js';

/**
 * Says whether a caller may use a component. Anything but `true`, and throwing,
 * means no: the component is hidden from that caller.
 *
 * @param auth what is known of the caller
 * @param component what is to be used
 * @param context the request
 */
export type AuthorizeFunction = (
  auth: CallerAuth,
  component: ComponentInfo,
  context: CallerContext,
) => boolean | Promise<boolean>;

/** What callers must have; all of it. Everybody without. */
export interface AccessRequirements {
  /** Scopes the token must all have. What lacks some is listed, and answered with 403 `insufficient_scope`. */
  readonly scopes?: readonly string[];
  /** Roles of which the caller must have one; hidden from others. */
  readonly roles?: readonly string[];
  /** Decides for itself; hidden from those it refuses. */
  readonly authorize?: AuthorizeFunction;
}

/** Who may use what is inside: a mount, or a server. */
export interface AccessOptions extends AccessRequirements {
  /**
   * Whether callers without a credential may use what has no requirements of
   * its own. Lifts what is required further out. Default: false.
   */
  readonly public?: boolean;
  /** What is required beside that for components with a tag. */
  readonly tags?: Readonly<Record<string, AccessRequirements>>;
}

/**
 * The rules that requirements are.
 *
 * @param where names their place in explanations: `mount "orders"`
 * @param tags of the component they are for
 */
export function rulesOf(
  { tags: byTag = {}, ...access }: AccessOptions,
  where: string,
  tags: readonly string[] = [],
): CallerRule[] {
  return [
    ...required(access, where),
    ...tags.flatMap((tag) => {
      const own = Object.hasOwn(byTag, tag) ? byTag[tag] : undefined;
      return own ? required(own, `${where}, tag "${tag}"`) : [];
    }),
  ];
}

/**
 * A component within what requires something of its callers.
 *
 * @returns a copy; the component itself where nothing applies to it
 */
export function withAccess<C extends Component>(
  component: C,
  access: AccessOptions,
  where: string,
): C {
  const rules = rulesOf(access, where, component.tags);
  const inside = surrounded(component, rules);
  const isFree = access.public === true && !inside.rules?.some(isAccessRule);
  return isFree ? { ...inside, isPublic: true } : inside;
}

/** What is wrong with requirements; `undefined` for nothing. */
export function accessFault(
  access: AccessOptions,
): { readonly message: string; readonly remedy: string } | undefined {
  // At run time options may be anything.
  if (typeof access !== 'object' || access === null) {
    return {
      message: 'it is no object.',
      remedy: 'Give { scopes, roles, authorize }, or leave it out.',
    };
  }
  const { scopes, roles, authorize, tags = {} } = access;
  if (scopes !== undefined && !isListOf(scopes, SCOPE)) {
    return {
      message: 'scopes are no list of scopes.',
      remedy:
        'Give one scope or more, each without spaces, quotes and backslashes (RFC 6749, 3.3).',
    };
  }
  if (roles !== undefined && !isListOf(roles, TEXT)) {
    return {
      message: 'roles are no list of roles.',
      remedy: 'Give one role or more, each a text that is not empty.',
    };
  }
  if (authorize !== undefined && typeof authorize !== 'function') {
    return {
      message: 'authorize is no function.',
      remedy: 'Give a function of the caller and the component.',
    };
  }
  if (access.public === true && required(access, '').length > 0) {
    return {
      message: 'it is public, and requires something of its callers.',
      remedy: 'Leave out public, or scopes, roles and authorize.',
    };
  }
  return Object.values(tags).map(accessFault).find(Boolean);
}

/** A scope token (RFC 6749, 3.3): nothing that could end a quoted text in a header. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;
const TEXT = /\S/;

function isListOf(value: unknown, shape: RegExp): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string' && shape.test(item))
  );
}

function required(
  { scopes, roles, authorize }: AccessRequirements,
  where: string,
): CallerRule[] {
  return [
    ...(scopes ? [{ kind: 'scopes', where, scopes } as const] : []),
    ...(roles ? [{ kind: 'roles', where, roles } as const] : []),
    ...(authorize ? [authorizeRule(authorize, where)] : []),
  ];
}

function authorizeRule(
  authorize: AuthorizeFunction,
  where: string,
): CallerRule {
  return {
    kind: 'authorize',
    where,
    decide: (context, component) => authorize(context.auth, component, context),
  };
}
