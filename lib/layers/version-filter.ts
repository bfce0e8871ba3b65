import type { CatalogLayer } from '../catalog/catalog-layer.js';
import { keepComponents } from '../catalog/keep-components.js';
import {
  isInRange,
  rangeProblem,
  type VersionRange,
} from '../catalog/version-range.js';
import type { CatalogEntry } from '../components/component.js';
import { MCP_INVALID_VERSION_FILTER } from './layer-error-codes.js';
import { refuse } from './refuse.js';

/** Which versions a `VersionFilter` keeps; at least one bound. */
export interface VersionFilterOptions extends VersionRange {
  /** Whether what has no version stays. Default: true. */
  readonly includeUnversioned?: boolean;
}

/**
 * Keeps components of some versions, so that a server offers one generation of them.
 *
 * @example
 * new VersionFilter({ gte: '2.0', lt: '3.0' })
 */
export class VersionFilter implements CatalogLayer {
  readonly name: string;

  /** @throws McpConfigurationException `MCP_INVALID_VERSION_FILTER` without a bound, and for bounds nothing is between */
  constructor(private readonly options: VersionFilterOptions) {
    const message = rangeProblem(options);
    refuse(
      message === undefined
        ? []
        : [
            {
              code: MCP_INVALID_VERSION_FILTER,
              where: 'new VersionFilter()',
              message,
              remedy:
                "Give the lowest version that stays, the lowest that does not, or both: { gte: '2.0', lt: '3.0' }.",
            },
          ],
    );
    const { gte, lt } = options;
    this.name = `VersionFilter${gte === undefined ? '' : ` from ${gte}`}${lt === undefined ? '' : ` below ${lt}`}`;
  }

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    const { includeUnversioned = true } = this.options;
    return keepComponents(entries, ({ version }) =>
      version === undefined
        ? includeUnversioned
        : isInRange(version, this.options),
    );
  }
}
