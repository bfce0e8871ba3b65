import type {
  CanActivate,
  ExceptionFilter,
  NestInterceptor,
  PipeTransform,
  Type,
} from '@nestjs/common';

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

/** What stands around the handlers of a server beside what they declare. */
export interface ExecutionOptions {
  readonly enhancers: ServerEnhancers;
  readonly inherit: InheritOptions;
}
