import { Type } from 'class-transformer';
import {
  IsDate,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { SchemaIssue } from '../../lib/schema/compiled-schema.js';
import type { DtoValidationOptions } from '../../lib/schema/dto/dto-validation-options.js';
import type { DtoClass } from '../../lib/schema/schema-source.js';

export class Leaf {
  @IsInt() @Min(0) n: number;
}
export class Query {
  @IsString() city: string;
  @IsInt() days: number = 3;
  @IsOptional() @ValidateNested() leaf?: Leaf;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Leaf)
  leaves?: Leaf[];
  @IsOptional() @IsString({ each: true }) tags?: string[];
  @IsOptional() @IsDate() @Type(() => Date) at?: Date;
  @IsOptional() @IsObject() meta?: object;
}

export async function validate(
  dto: DtoClass,
  value: unknown,
  pipe?: DtoValidationOptions,
  io: 'input' | 'output' = 'input',
) {
  return compileSchema(dto, { io, mode: 'strict', pipe }).validate(value);
}

/** The problems of a value that must be refused. */
export async function issuesOf(
  dto: DtoClass,
  value: unknown,
  pipe?: DtoValidationOptions,
  io?: 'input' | 'output',
): Promise<readonly SchemaIssue[]> {
  const result = await validate(dto, value, pipe, io);
  if (result.ok) throw new Error('was accepted');
  return result.issues;
}

/** What a value that must be accepted becomes. */
export async function valueOf(
  dto: DtoClass,
  value: unknown,
  pipe?: DtoValidationOptions,
  io?: 'input' | 'output',
): Promise<unknown> {
  const result = await validate(dto, value, pipe, io);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}
