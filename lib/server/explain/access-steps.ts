import { placeOf } from '../../components/method-handler.js';
import type { Component } from '../../components/component.js';
import { McpException } from '../../errors/mcp.exception.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type {
  AccessReport,
  AskedGuard,
} from '../../execution/access-examiner.js';
import type { AskedRule } from '../../execution/asked-rules.js';
import { errorStatus } from '../../transports/http/fault-status.js';
import type { ExplanationStep } from './explanation.js';

/** What a client is answered that is refused something. */
interface Refusal {
  readonly words: string;
  readonly status?: number;
}

/**
 * What guards, the session and rules said of a use, in the order in which they are asked.
 *
 * @param redact takes what is secret out of words
 */
export function accessSteps(
  component: Component,
  report: AccessReport,
  redact: (text: string) => string,
): readonly ExplanationStep[] {
  const refusal = refusalOf(report.denial, redact);
  const isHiddenLater =
    report.session === 'hidden' ||
    report.rules.some(({ answer }) => answer === 'no');
  const guards = report.guards.map((guard) =>
    guardStep(guard, refusal, isHiddenLater),
  );
  const isOfGuard = report.guards.some(({ answer }) => answer === 'no');
  return [
    ...guards,
    ...(refusal && !isOfGuard ? otherRefusal(component, report, refusal) : []),
    ...sessionSteps(report),
    ...report.rules.map((asked) => ruleStep(asked, report, refusal)),
  ];
}

function guardStep(
  { name, level, answer }: AskedGuard,
  refusal: Refusal | undefined,
  isHiddenLater: boolean,
): ExplanationStep {
  const by = name || 'a guard without a name';
  const asked = { kind: 'guard', by, level, answer } as const;
  if (answer === 'yes') return { ...asked, effect: 'lets the caller in.' };
  if (answer === 'unasked') return { ...asked, effect: 'is not asked.' };
  return refusal
    ? {
        ...asked,
        effect: `refuses: ${refusal.words}`,
        ...(refusal.status !== undefined && { status: refusal.status }),
      }
    : {
        ...asked,
        effect: isHiddenLater
          ? 'refuses.'
          : 'refuses, which hides it (@AppliesToLists).',
      };
}

/** What is wrong before or after guards, other than scopes. */
function otherRefusal(
  { handler }: Component,
  { denial, guards }: AccessReport,
  { words, status }: Refusal,
): readonly ExplanationStep[] {
  const said = status === undefined ? {} : { status };
  if (isOfKind(denial, 'session-not-found')) {
    const effect = `is not the caller's: ${words}`;
    return [{ kind: 'session', by: 'the session', effect, ...said }];
  }
  if (!guards.every(({ answer }) => answer === 'unasked')) return [];
  if (isScopes(denial)) return [];
  const effect = `cannot be made for a request, and the log says why: ${words}`;
  return [{ kind: 'guard', by: placeOf(handler), effect, ...said }];
}

function sessionSteps({ session }: AccessReport): readonly ExplanationStep[] {
  switch (session) {
    case 'hidden':
      return [
        {
          kind: 'session',
          by: 'ctx.hide()',
          effect: 'hides it in the session.',
        },
      ];
    case 'shown':
      return [
        {
          kind: 'session',
          by: 'ctx.show()',
          effect: 'leaves it in the session.',
        },
      ];
    default:
      return [];
  }
}

function ruleStep(
  { rule, answer, missing }: AskedRule,
  { failed }: AccessReport,
  refusal: Refusal | undefined,
): ExplanationStep {
  const { kind, where } = rule;
  const asked = {
    kind: kind === 'scopes' ? 'scope' : 'rule',
    by: kind,
    level: where,
    answer,
  } as const;
  if (answer === 'unasked') return { ...asked, effect: 'is not asked.' };
  if (answer === 'yes') return { ...asked, effect: 'lets the caller in.' };
  if (failed.has(rule)) {
    return { ...asked, effect: 'failed, which hides it; the log says why.' };
  }
  if (rule.kind === 'roles') {
    const roles = rule.roles.join(', ');
    return {
      ...asked,
      effect: `hides it: the caller has no role of ${roles}.`,
    };
  }
  if (rule.kind !== 'scopes') return { ...asked, effect: 'hides it.' };
  const lacks = `the caller lacks ${missing.join(' ')}`;
  return refusal
    ? {
        ...asked,
        effect: `${lacks}: ${refusal.words}`,
        ...(refusal.status !== undefined && { status: refusal.status }),
      }
    : { ...asked, effect: `hides it: ${lacks}.` };
}

function refusalOf(
  denial: unknown,
  redact: (text: string) => string,
): Refusal | undefined {
  if (denial === undefined) return undefined;
  if (!(denial instanceof McpException)) {
    return { words: '500, and the log says why.', status: 500 };
  }
  const { code, message } = denial;
  const words = redact(message);
  if (!(denial instanceof ProtocolFault)) {
    return { words: `JSON-RPC error ${code}, ${words}` };
  }
  const error = { id: null, error: { code, message }, fault: denial };
  const status = errorStatus(error, 'modern');
  return { words: `${status}, ${words}`, status };
}

function isOfKind(error: unknown, kind: ProtocolFault['kind']): boolean {
  return error instanceof ProtocolFault && error.kind === kind;
}

function isScopes(error: unknown): boolean {
  return (
    error instanceof ProtocolFault && error.challenge?.scopes !== undefined
  );
}
