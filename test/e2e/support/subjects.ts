import {
  Controller,
  Injectable,
  type Provider,
  Scope,
  type Type,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { Input, Tool } from '../../../lib/index.js';
import { type Recorders, trace } from './recorders.js';

/** The ways a class with a tool can get into an application. */
export const HOSTS = [
  'provider',
  'controller',
  'useClass',
  'useFactory',
  'useValue',
  'request-scoped',
  'inherited',
] as const;

export type Host = (typeof HOSTS)[number];

/** Recorders by the place on a class they are put at. */
export interface OnClass {
  readonly class?: Recorders;
  readonly method?: Recorders;
  readonly parameter?: Recorders;
}

/** A class with one tool, `work`, registered one way. */
export function subject(
  host: Host,
  on: OnClass,
): { providers: Provider[]; controllers: Type[] } {
  @Injectable(host === 'request-scoped' ? { scope: Scope.REQUEST } : {})
  class Subject {
    @Tool({
      input: {
        type: 'object',
        properties: { fail: { type: 'boolean' } },
      },
    })
    work(
      @Input(on.parameter?.Pipe)
      input: {
        fail?: boolean;
      },
    ): string {
      trace.push('handler');
      if (input.fail) throw new Error('failed on purpose');
      return 'done';
    }
  }
  class Child extends Subject {}

  if (on.class) decorate(on.class)(Subject);
  if (on.method) {
    const { prototype } = Subject;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'work');
    decorate(on.method)(prototype, 'work', descriptor);
  }
  switch (host) {
    case 'controller':
      Controller()(Subject);
      return { providers: [], controllers: [Subject] };
    case 'useClass':
      return only({ provide: 'SUBJECT', useClass: Subject });
    case 'useFactory':
      return only({ provide: 'SUBJECT', useFactory: () => new Subject() });
    case 'useValue':
      return only({ provide: 'SUBJECT', useValue: new Subject() });
    case 'inherited':
      return only(Child);
    default:
      return only(Subject);
  }
}

function only(provider: Provider): {
  providers: Provider[];
  controllers: Type[];
} {
  return { providers: [provider], controllers: [] };
}

function decorate({ Guard, Interceptor, Pipe, Filter }: Recorders) {
  return (
    target: object,
    key?: string,
    descriptor?: PropertyDescriptor,
  ): void => {
    for (const decorator of [
      UseGuards(Guard),
      UseInterceptors(Interceptor),
      UsePipes(Pipe),
      UseFilters(Filter),
    ]) {
      Reflect.apply(decorator, undefined, [target, key, descriptor]);
    }
  };
}
