/** Versions from one on, below another, or both. */
export interface VersionRange {
  /** The lowest version that counts. */
  readonly gte?: string;
  /** The lowest version that no longer counts. */
  readonly lt?: string;
}

/** Kinds of components, as criteria name them; templates are resources. */
export type ComponentKind = 'tool' | 'resource' | 'prompt';

/** Which components a rule is about: those all of what is given applies to. Nothing given is no component. */
export interface VisibilityCriteria {
  /** Names; of resources and templates the URI or the template, too. */
  readonly names?: readonly string[];
  /** Tags of which a component has at least one. */
  readonly tags?: readonly string[];
  readonly components?: readonly ComponentKind[];
  /** One version, or a range of them; what has no version is in none. */
  readonly version?: string | VersionRange;
  /** Whether everything counts that no other criterion leaves out. Default: false. */
  readonly all?: boolean;
  /** Whether everything else is disabled, of the kinds in `components` or of all; for `enable`. Default: false. */
  readonly only?: boolean;
}
