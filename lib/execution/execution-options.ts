import type {
  CanActivate,
  ExceptionFilter,
  NestInterceptor,
  PipeTransform,
  Type,
} from '@nestjs/common';
import type { MaskingOptions } from './error-masking.js';

/** Which global enhancers MCP requests inherit. Guards always apply: they cannot be switched off. */
export interface InheritOptions {
  /** Global interceptors. Default: true. */
  readonly interceptors?: boolean;
  /** Global filters. Default: true. */
  readonly filters?: boolean;
  /** Global pipes. Default: true. */
  readonly pipes?: boolean;
}

/** Enhancers of one server, between the global ones and those of classes. */
export interface ServerEnhancers {
  readonly guards?: readonly (Type<CanActivate> | CanActivate)[];
  readonly interceptors?: readonly (Type<NestInterceptor> | NestInterceptor)[];
  readonly pipes?: readonly (Type<PipeTransform> | PipeTransform)[];
  readonly filters?: readonly (Type<ExceptionFilter> | ExceptionFilter)[];
}

/** How a server runs its handlers. */
export interface ExecutionOptions {
  readonly enhancers: ServerEnhancers;
  readonly inherit: InheritOptions;
  readonly errors: MaskingOptions;
}
