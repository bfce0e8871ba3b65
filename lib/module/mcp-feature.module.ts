import { type DynamicModule, Inject, Module } from '@nestjs/common';
import type { McpFeatureOptions } from './mount-options.js';

const FEATURE = Symbol('nest-fastmcp:feature');

let made = 0;

/** Marks the module that imports it as one that is mounted wherever it is imported. */
@Module({})
export class McpFeatureModule {
  /** @internal */
  constructor(@Inject(FEATURE) private readonly given: FeatureGiven) {}

  /** How the importing module is mounted. */
  get options(): McpFeatureOptions {
    return this.given.options;
  }

  /** The module to import; a new one each time. */
  static of(options: McpFeatureOptions): DynamicModule {
    // Nest takes dynamic modules it cannot tell apart for one, and by `deep-hash` it
    // cannot tell apart predicates that differ in what they close over.
    const useValue: FeatureGiven = { serial: (made += 1), options };
    return {
      module: McpFeatureModule,
      providers: [{ provide: FEATURE, useValue }],
    };
  }
}

interface FeatureGiven {
  readonly serial: number;
  readonly options: McpFeatureOptions;
}
