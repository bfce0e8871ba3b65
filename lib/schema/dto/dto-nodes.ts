import type { DtoClass } from '../schema-source.js';
import type { DtoChild } from './dto-child.js';
import type { DtoModel, DtoModels } from './dto-model.js';

/** A class as it stands in a schema: by itself, or chosen by a discriminator. */
export interface DtoNode {
  readonly model: DtoModel;
  /** What the discriminator says there. */
  readonly discriminator?: { readonly property: string; readonly name: string };
}

/** The nodes of a DTO, each made once. */
export class DtoNodes {
  /** The node of the DTO itself. */
  readonly root: DtoNode;
  private readonly known = new Map<DtoClass, Map<string, DtoNode>>();

  /** @param models the class and all nested in it */
  constructor(private readonly models: DtoModels) {
    this.root = this.intern({ model: models.root });
  }

  /**
   * The nodes that may stand in one property.
   * @param child the nested class of the property
   */
  of({ classRef, union }: DtoChild): readonly DtoNode[] {
    const variants = union
      ? union.variants.map(({ name, ...variant }) => ({
          classRef: variant.classRef,
          discriminator: { property: union.property, name },
        }))
      : [{ classRef }];
    return variants.flatMap(({ classRef: one, ...rest }) => {
      const model = this.models.all.get(one);
      return model ? [this.intern({ model, ...rest })] : [];
    });
  }

  /** The nodes that stand in more than one place, the root excepted. */
  shared(): readonly DtoNode[] {
    const uses = new Map<DtoNode, number>([[this.root, 0]]);
    for (const { model } of uses.keys())
      for (const { child, wire } of model.properties)
        for (const node of child && wire.length > 0 ? this.of(child) : [])
          uses.set(node, (uses.get(node) ?? 0) + 1);
    return [...uses]
      .filter(([node, times]) => times > 1 && node !== this.root)
      .map(([node]) => node);
  }

  private intern(node: DtoNode): DtoNode {
    const { model, discriminator } = node;
    const key = discriminator ? JSON.stringify(discriminator) : '';
    const ofClass =
      this.known.get(model.classRef) ?? new Map<string, DtoNode>();
    this.known.set(model.classRef, ofClass);
    const known = ofClass.get(key);
    if (known) return known;
    ofClass.set(key, node);
    return node;
  }
}
