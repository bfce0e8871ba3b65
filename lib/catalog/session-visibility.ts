import type { Component } from '../components/component.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { SessionState } from '../exchange/exchange-channel.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { stableJson } from '../schema/stable-json.js';
import {
  criteriaProblem,
  isEnabled,
  type VisibilityRule,
} from './visibility-rules.js';

/** Most rules of one session. */
const MOST_RULES = 100;
/** Most characters of all of them: replicas read them with each call. */
const MOST_CHARACTERS = 8 * 1024;

interface Read {
  readonly text: string;
  readonly rules: readonly VisibilityRule[];
}

const NO_RULES: readonly VisibilityRule[] = Object.freeze([]);
const known = new WeakMap<SessionState, Read>();

/** What the handlers of a session or connection have shown and hidden so far. */
export function sessionRules({
  channel: { session },
}: McpExchange): readonly VisibilityRule[] {
  const text = session?.visibility;
  if (!session || !text) return NO_RULES;
  const read = known.get(session);
  if (read && read.text === text) return read.rules;
  const rules = decodeRules(text);
  known.set(session, { text, rules });
  return rules;
}

/** Whether a component is hidden from a session or connection, and from it alone. */
export function isHiddenInSession(
  component: Component,
  exchange: McpExchange,
): boolean {
  return !isEnabled(component, sessionRules(exchange));
}

/**
 * Rules with one more, as text; one about the same components before it goes,
 * which it overrides.
 *
 * @param text those there are; `undefined` for none
 * @throws McpException when they are too many or too long to be kept
 */
export function withRule(
  text: string | undefined,
  rule: VisibilityRule,
): string {
  const about = criteriaOf(rule);
  const rules = [
    ...decodeRules(text).filter((other) => criteriaOf(other) !== about),
    rule,
  ];
  const next = JSON.stringify(rules);
  if (rules.length > MOST_RULES || next.length > MOST_CHARACTERS) {
    throw new McpException(
      FAULT_CODES.internal,
      `A session can show and hide with at most ${MOST_RULES} rules of at most ${MOST_CHARACTERS} characters together: use tags, and resetVisibility().`,
    );
  }
  return next;
}

/** The rules a text stands for; what another version of this library wrote may be none. */
export function decodeRules(
  text: string | undefined,
): readonly VisibilityRule[] {
  if (!text) return NO_RULES;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return NO_RULES;
  }
  return Array.isArray(value) ? value.filter(isRule) : NO_RULES;
}

function isRule(value: unknown): value is VisibilityRule {
  return criteriaProblem(value, Object(value).action) === undefined;
}

function criteriaOf({ action: _, ...criteria }: VisibilityRule): string {
  return stableJson(criteria);
}
