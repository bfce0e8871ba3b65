import type { Component } from '../components/component.js';
import type {
  ComponentKind,
  VersionRange,
  VisibilityCriteria,
} from '../components/visibility-criteria.js';
import { normalizeUri } from '../uri/resource-uri.js';
import { compareVersions } from './version-order.js';
import { isInRange } from './version-range.js';

export type { ComponentKind, VisibilityCriteria };

/** What becomes of the components that criteria are about. */
export type VisibilityAction = 'enable' | 'disable';

/** One step in deciding which components there are. */
export interface VisibilityRule extends VisibilityCriteria {
  readonly action: VisibilityAction;
}

/**
 * Whether a component is there under rules. Everything is, to begin with; a later
 * rule overrides an earlier one.
 *
 * @param rules in the order in which they were given
 */
export function isEnabled(
  component: Component,
  rules: readonly VisibilityRule[],
): boolean {
  // From the last one: the first that says anything has the last word.
  for (let at = rules.length - 1; at >= 0; at -= 1) {
    const rule = rules[at];
    if (!rule) continue;
    if (matches(component, rule)) return rule.action === 'enable';
    if (rule.only && isOfKinds(component, rule.components)) return false;
  }
  return true;
}

/** What is wrong with criteria, one sentence; `undefined` for those that can be used. */
export function criteriaProblem(
  criteria: unknown,
  action: unknown,
): string | undefined {
  if (typeof criteria !== 'object' || criteria === null) {
    return 'the criteria are no object.';
  }
  if (action !== 'enable' && action !== 'disable') {
    return 'the action is neither "enable" nor "disable".';
  }
  const { names, tags, components, version, only, all }: Unchecked = criteria;
  if (![names, tags].every(isListOfTexts)) {
    return 'names and tags are lists of texts.';
  }
  if (!isListOfTexts(components) || !(components ?? []).every(isKind)) {
    return 'components is a list of "tool", "resource" and "prompt".';
  }
  if (version !== undefined && (typeof version !== 'string' || !version)) {
    const { gte, lt }: VersionRange = Object(version);
    const isRange = [gte, lt].every(
      (bound) => bound === undefined || typeof bound === 'string',
    );
    if (!isRange || (gte === undefined && lt === undefined)) {
      return 'version is a text, or a range with gte, lt or both.';
    }
  }
  if (![only, all].every((flag) => [undefined, true, false].includes(flag))) {
    return 'only and all are true or false.';
  }
  return only && action === 'disable'
    ? 'only goes with "enable": it disables everything else.'
    : undefined;
}

/** Criteria as callers without types may write them. */
type Unchecked = {
  readonly [K in keyof VisibilityCriteria]?: VisibilityCriteria[K];
};

function matches(
  component: Component,
  { names, tags, components, version, all }: VisibilityCriteria,
): boolean {
  const isAboutNothing =
    !all &&
    names === undefined &&
    tags === undefined &&
    components === undefined &&
    version === undefined;
  return (
    !isAboutNothing &&
    isOfKinds(component, components) &&
    (names === undefined || names.some((name) => isCalled(component, name))) &&
    (tags === undefined ||
      tags.some((tag) => component.tags?.includes(tag) === true)) &&
    (version === undefined || isOfVersion(component, version))
  );
}

function isOfKinds(
  { kind }: Component,
  kinds: readonly ComponentKind[] | undefined,
): boolean {
  const named = kind === 'resource-template' ? 'resource' : kind;
  return kinds === undefined || kinds.includes(named);
}

function isCalled(component: Component, name: string): boolean {
  if (component.name === name) return true;
  switch (component.kind) {
    case 'resource':
      return (
        component.uri === name ||
        normalizeUri(component.uri) === normalizeUri(name)
      );
    case 'resource-template':
      return component.template.text === name;
    default:
      return false;
  }
}

function isOfVersion(
  component: Component,
  wanted: string | VersionRange,
): boolean {
  const { version } = component;
  if (version === undefined) return false;
  return typeof wanted === 'string'
    ? compareVersions(version, wanted) === 0
    : isInRange(version, wanted);
}

function isListOfTexts(list: unknown): boolean {
  return (
    list === undefined ||
    (Array.isArray(list) && list.every((text) => typeof text === 'string'))
  );
}

function isKind(kind: unknown): boolean {
  return kind === 'tool' || kind === 'resource' || kind === 'prompt';
}
