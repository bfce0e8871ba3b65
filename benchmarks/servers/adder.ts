import { Injectable } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';

/** What both servers validate. */
export class AddInput {
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  a: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  b: number;
}

/** What both servers do: next to nothing, so that the way there is what is measured. */
@Injectable()
export class Adder {
  add({ a, b }: AddInput): string {
    return `${a} + ${b} = ${a + b}`;
  }
}
