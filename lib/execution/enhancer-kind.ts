import type {
  CanActivate,
  ExceptionFilter,
  NestInterceptor,
  PipeTransform,
} from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import type { InstanceWrapper } from '../nest.js';

/** What an instance of each kind of enhancer looks like. */
export interface EnhancerTypes {
  readonly guard: CanActivate;
  readonly interceptor: NestInterceptor;
  readonly pipe: PipeTransform;
  readonly filter: ExceptionFilter;
}

/** The four kinds of enhancers Nest knows. */
export type EnhancerKind = keyof EnhancerTypes;

/** How Nest keeps the enhancers of one kind. */
export interface EnhancerStore<K extends EnhancerKind> {
  /** Where `@UseGuards()` and its siblings leave them, on class and method. */
  readonly metadataKey: string;
  /** The method that makes an object an enhancer of the kind. */
  readonly method: keyof EnhancerTypes[K] & string;
  /** Global ones with one instance: `useGlobalX()` and static `APP_X` providers. */
  globals(config: ApplicationConfig): readonly EnhancerTypes[K][];
  /** Global ones with an instance per request or host: scoped `APP_X` providers. */
  scopedGlobals(
    config: ApplicationConfig,
  ): readonly InstanceWrapper<EnhancerTypes[K]>[];
}

/** Where each kind is kept. */
export const ENHANCER_STORES: {
  readonly [K in EnhancerKind]: EnhancerStore<K>;
} = {
  guard: {
    metadataKey: '__guards__',
    method: 'canActivate',
    globals: (config) => config.getGlobalGuards(),
    scopedGlobals: (config) => config.getGlobalRequestGuards(),
  },
  interceptor: {
    metadataKey: '__interceptors__',
    method: 'intercept',
    globals: (config) => config.getGlobalInterceptors(),
    scopedGlobals: (config) => config.getGlobalRequestInterceptors(),
  },
  pipe: {
    metadataKey: '__pipes__',
    method: 'transform',
    globals: (config) => config.getGlobalPipes(),
    scopedGlobals: (config) => config.getGlobalRequestPipes(),
  },
  filter: {
    metadataKey: '__exceptionFilters__',
    method: 'catch',
    globals: (config) => config.getGlobalFilters(),
    scopedGlobals: (config) => config.getGlobalRequestFilters(),
  },
};
