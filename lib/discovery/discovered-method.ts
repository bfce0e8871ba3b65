import type { HandlerHost } from '../components/method-handler.js';
import type { ComponentDeclaration } from '../decorators/component-declaration.js';

/** A method of an instance of the application, and one of the things its decorators say it is. */
export interface DiscoveredMethod<
  D extends ComponentDeclaration = ComponentDeclaration,
> {
  readonly host: HandlerHost;
  readonly method: string;
  readonly declaration: D;
}

/** A method declared as one kind of component. */
export type DiscoveredAs<K extends ComponentDeclaration['kind']> =
  DiscoveredMethod<Extract<ComponentDeclaration, { kind: K }>>;
