import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { DtoClass } from '../../lib/schema/schema-source.js';

enum Level {
  Low,
  High,
}
class Numbers {
  @IsInt() @Min(1) @Max(5) a: number;
  @IsOptional() @IsNumber() @IsPositive() b?: number;
  @IsBoolean() c: boolean;
}
class Texts {
  @IsString() @Length(2, 4) a: string;
  @IsNotEmpty() @IsString() b: string;
  @IsOptional() @Matches(/^[a-z]+$/) c?: string;
  @IsOptional() @IsUUID() d?: string;
}
class Choices {
  @IsIn(['x', 'y']) a: string;
  @IsOptional() @IsIn([1, 2]) b?: number;
  @IsOptional() @IsEnum(Level) c?: Level;
}
class Lists {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsInt({ each: true })
  ids: number[];
}
class Nested {
  @ValidateNested() @Type(() => Numbers) @IsNotEmpty() one: Numbers;
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Choices)
  many?: Choices[];
}

const NUMBERS = [
  {},
  { a: 1, c: true },
  { a: 5, b: 0.5, c: false },
  { a: 6, c: true },
  { a: 0, c: true },
  { a: 1.5, c: true },
  { a: '1', c: true },
  { a: 1, b: 0, c: true },
  { a: 1, b: -1, c: true },
  { a: 1, c: 'true' },
  { a: 1, c: 1 },
  { a: 1, c: true, d: 1 },
  { a: null, c: true },
];
const CHOICES = [
  { a: 'x' },
  { a: 'z' },
  { a: 'x', b: 2 },
  { a: 'x', b: 3 },
  { a: 'x', b: '1' },
  { a: 'x', c: 0 },
  { a: 'x', c: 2 },
  { a: ['x'] },
];
const TABLE: [DtoClass, unknown[]][] = [
  [Numbers, [...NUMBERS, [], null, 'x', 1]],
  [
    Texts,
    [
      { a: 'ab', b: 'x' },
      { a: 'a', b: 'x' },
      { a: 'abcde', b: 'x' },
      { a: '😀😀', b: 'x' },
      { a: '😀', b: 'x' },
      { a: 'ab', b: '' },
      { a: 'ab' },
      { a: 'ab', b: 'x', c: 'abc' },
      { a: 'ab', b: 'x', c: 'Abc' },
      { a: 'ab', b: 'x', c: '' },
      { a: 'ab', b: 'x', d: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
      { a: 'ab', b: 'x', d: '3f2504e0' },
      { a: 12, b: 'x' },
    ],
  ],
  [Choices, CHOICES],
  [
    Lists,
    [
      { ids: [1] },
      { ids: [] },
      { ids: [1, 1] },
      { ids: [1, 'a'] },
      { ids: 1 },
      { ids: {} },
      {},
    ],
  ],
  [
    Nested,
    [
      ...NUMBERS.map((one) => ({ one })),
      { one: NUMBERS[1], many: CHOICES.slice(0, 1) },
      ...CHOICES.map((choice) => ({ one: NUMBERS[1], many: [choice] })),
      { one: NUMBERS[1], many: [7] },
      { one: NUMBERS[1], many: {} },
      {},
    ],
  ],
];

describe.each(TABLE)('the schema of %p and class-validator', (dto, values) => {
  it.each(values.map((value) => [JSON.stringify(value), value]))(
    'agree on %s',
    async (_, value) => {
      const ours = compileSchema(dto, { io: 'input', mode: 'strict' });
      const schema = compileSchema(ours.json, { io: 'input', mode: 'strict' });
      await schema.check?.();
      const bySchema = await schema.validate(value);
      const byValidator = await ours.validate(value);
      expect(bySchema.ok).toBe(byValidator.ok);
    },
  );
});
