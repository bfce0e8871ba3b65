import { BadRequestException, type PipeTransform } from '@nestjs/common';
import { Ajv } from 'ajv';
import type { z } from 'zod';

/** Validates by Zod. */
export class ZodPipe implements PipeTransform {
  constructor(private readonly schema: z.ZodType) {}

  transform(value: unknown): unknown {
    const { success, data, error } = this.schema.safeParse(value);
    if (!success) throw new BadRequestException(error.issues);
    return data;
  }
}

/** Validates by JSON Schema. */
export class JsonSchemaPipe implements PipeTransform {
  private readonly validate;

  constructor(schema: object) {
    this.validate = new Ajv({ allErrors: true }).compile(schema);
  }

  transform(value: unknown): unknown {
    if (!this.validate(value)) {
      throw new BadRequestException(this.validate.errors);
    }
    return value;
  }
}
