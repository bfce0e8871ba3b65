import { Injectable, Module } from '@nestjs/common';
import { IsIn, IsNumber } from 'class-validator';
import { Describe, McpModule, Tool, ToolError } from 'nest-fastmcp';
import { FACTORS, type Unit, UNITS } from './units.js';

class Conversion {
  @Describe('How much of it there is', { examples: [26.2] })
  @IsNumber()
  value: number;

  @Describe('The unit it is given in', { examples: ['mi'] })
  @IsIn(UNITS)
  from: Unit;

  @Describe('The unit it is wanted in', { examples: ['km'] })
  @IsIn(UNITS)
  to: Unit;
}

@Injectable()
export class UnitTools {
  @Tool({
    description: 'Converts lengths and masses from one unit to another',
    annotations: { readOnlyHint: true, idempotentHint: true },
  })
  convert({ value, from, to }: Conversion) {
    const source = FACTORS[from];
    const target = FACTORS[to];
    if (source.of !== target.of) {
      throw new ToolError(
        `${from} is a unit of ${source.of}, ${to} one of ${target.of}.`,
      );
    }
    // Twelve digits: what floating point leaves beyond is noise.
    const result = Number(
      ((value * source.factor) / target.factor).toPrecision(12),
    );
    console.log(`${value} ${from} = ${result} ${to}`);
    return { value: result, unit: to };
  }
}

@Module({
  imports: [McpModule.forRoot({ name: 'units', version: '1.0.0' })],
  providers: [UnitTools],
})
export class AppModule {}
