import type { Module } from '../nest.js';
import type { Enhancers } from './enhancers.js';

/** Enhancers between those of the server and those of a handler's class: a mount's. */
export interface HandlerLevel {
  /** Names the level in start-up errors and explanations: `mount "orders"`. */
  readonly where: string;
  readonly enhancers: Enhancers;
  /** Where classes no module provides are instantiated. */
  readonly module: Module;
}
