import type { CanActivate } from '@nestjs/common';
import type { Enhancers } from '../components/enhancers.js';

/** Which global enhancers MCP requests inherit. Guards always apply: they cannot be switched off. */
export interface InheritOptions {
  /** Global interceptors. Default: true. */
  readonly interceptors?: boolean;
  /** Global filters. Default: true. */
  readonly filters?: boolean;
  /** Global pipes. Default: true. */
  readonly pipes?: boolean;
}

/** What stands around the handlers of a server beside what they declare. */
export interface ExecutionOptions {
  /** Those of the server, between the global ones and those of mounts and classes. */
  readonly enhancers: Enhancers;
  /** Guards before all others, global ones included: those that find out who the caller is. */
  readonly admission: readonly CanActivate[];
  readonly inherit: InheritOptions;
}
