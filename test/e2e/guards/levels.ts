import {
  type CanActivate,
  type INestApplication,
  type Provider,
  type Type,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { McpModuleOptions } from '../../../lib/index.js';

/** Guards as `AuthGuard()` and classes of an application give them, asked in this order. */
export type Guards = readonly Type<CanActivate>[];

/** A place guards can be put at, and how that is done. */
export interface Level {
  readonly name: string;
  /** Whether the guards are asked about handshakes and lists, too. */
  readonly guardsAll: boolean;
  readonly onMethod?: (guards: Guards) => MethodDecorator;
  readonly onClass?: (guards: Guards) => ClassDecorator;
  /** @param module that has the tool: the application's own, or one it imports where `isApart` */
  readonly options?: (guards: Guards, module: Type) => McpModuleOptions;
  /** Whether the tool and all it needs are in a module of their own. */
  readonly isApart?: boolean;
  readonly providers?: (guards: Guards) => readonly Provider[];
  readonly configure?: (app: INestApplication, guards: Guards) => void;
}

/** The levels each guard must work at. */
export const LEVELS: readonly Level[] = [
  {
    name: 'the method',
    guardsAll: false,
    onMethod: (guards) => UseGuards(...guards),
  },
  {
    name: 'the class',
    guardsAll: false,
    onClass: (guards) => UseGuards(...guards),
  },
  {
    name: 'the mount',
    guardsAll: false,
    isApart: true,
    options: (guards, module) => ({
      mounts: [{ module, guards: [...guards] }],
    }),
  },
  {
    name: 'the server',
    guardsAll: true,
    options: (guards) => ({ guards: [...guards] }),
  },
  {
    name: 'the application',
    guardsAll: true,
    providers: (guards) =>
      guards.map((useClass) => ({ provide: APP_GUARD, useClass })),
  },
  {
    name: 'the application, by useGlobalGuards()',
    guardsAll: true,
    providers: (guards) => [...guards],
    configure: (app, guards) =>
      app.useGlobalGuards(...guards.map((guard) => app.get(guard))),
  },
];
