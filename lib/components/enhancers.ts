import type {
  CanActivate,
  ExceptionFilter,
  NestInterceptor,
  PipeTransform,
  Type,
} from '@nestjs/common';

/** Enhancers given in options: classes Nest instantiates, or instances, in running order. */
export interface Enhancers {
  readonly guards?: readonly (Type<CanActivate> | CanActivate)[];
  readonly interceptors?: readonly (Type<NestInterceptor> | NestInterceptor)[];
  readonly pipes?: readonly (Type<PipeTransform> | PipeTransform)[];
  readonly filters?: readonly (Type<ExceptionFilter> | ExceptionFilter)[];
}
