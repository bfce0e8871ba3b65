import type { Type } from '@nestjs/common';
import type { LookupKind } from '../../catalog/catalog-layer.js';

/** Which of several versions. */
interface OfVersion {
  /** That version alone. Default: the one clients get without asking for one. */
  readonly version?: string;
}

/** A component by what clients ask for: a name, or the URI of a resource, or a URI template as written. */
export type ComponentName =
  | ({ readonly tool: string } & OfVersion)
  | ({ readonly resource: string } & OfVersion)
  | ({ readonly prompt: string } & OfVersion);

/** The components a decorated method is, wherever it is offered. */
export interface ComponentMethod {
  readonly host: Type;
  readonly method: string;
}

/** What is looked for. */
export interface LookedFor {
  readonly kind: LookupKind;
  readonly name: string;
  readonly version: string | undefined;
}

/** @throws TypeError for what names nothing */
export function lookedFor(target: ComponentName): LookedFor {
  const { version } = target;
  for (const kind of ['tool', 'resource', 'prompt'] as const) {
    const name: unknown = Reflect.get(target, kind);
    if (typeof name === 'string') return { kind, name, version };
  }
  throw new TypeError(
    'Say what is to be explained: { tool }, { resource }, { prompt }, or { host, method }.',
  );
}
