import { Injectable } from '@nestjs/common';
import type { AddArguments } from './inputs.js';

/** What all servers do: next to nothing, so that the way there is what is measured. */
@Injectable()
export class Adder {
  add({ a, b }: AddArguments): string {
    return `${a} + ${b} = ${a + b}`;
  }
}
