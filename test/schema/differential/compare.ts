import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { compileSchema } from '../../../lib/schema/compile-schema.js';
import type { CompiledSchema } from '../../../lib/schema/compiled-schema.js';
import type { DtoClass } from '../../../lib/schema/schema-source.js';
import type { SchemaDirection } from '../../../lib/schema/validation-mode.js';

/** What the schema of a DTO makes of a value, compared with class-validator. */
export type Verdict = 'agree' | 'wider' | 'narrower';

const AJV = new Ajv2020({ strict: false });
formats.default(AJV);

/** Compares the schema a DTO is shown with and what its values are checked with. */
export class Comparison {
  private readonly compiled: CompiledSchema;
  private readonly bySchema: ValidateFunction;

  constructor(dto: DtoClass, io: SchemaDirection) {
    this.compiled = compileSchema(dto, { io, mode: 'strict' });
    this.bySchema = AJV.compile(this.compiled.json);
  }

  async of(value: unknown): Promise<Verdict> {
    const json: unknown = JSON.parse(JSON.stringify(value) ?? 'null');
    const accepted = this.bySchema(json);
    const { ok } = await this.compiled.validate(json);
    if (accepted === ok) return 'agree';
    return accepted ? 'wider' : 'narrower';
  }
}

/** A class whose one property `value` has some decorators and no declared type. */
export function dtoOf(decorators: readonly PropertyDecorator[]): DtoClass {
  class Sample {}
  for (const decorate of decorators) decorate(Sample.prototype, 'value');
  return Sample;
}
