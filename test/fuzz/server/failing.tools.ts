import { Injectable } from '@nestjs/common';
import { Input, Tool } from 'nest-fastmcp';
import { returned, thrown } from './oddities.js';

const KIND = {
  type: 'object',
  properties: { kind: { type: 'string' }, text: { type: 'string' } },
  required: ['kind'],
} as const;

interface Ask {
  readonly kind: string;
  readonly text?: string;
}

/** Tools that do what handlers should not. */
@Injectable()
export class FailingTools {
  @Tool({ name: 'fail', description: 'Throws', input: KIND })
  fail(@Input() { kind, text = '' }: Ask): never {
    throw thrown(kind, text);
  }

  @Tool({ name: 'odd', description: 'Returns odd things', input: KIND })
  odd(@Input() { kind, text = '' }: Ask): unknown {
    return returned(kind, text);
  }

  @Tool({
    name: 'promise',
    description: 'Breaks its promise now and then',
    input: KIND,
    output: {
      type: 'object',
      properties: { text: { type: 'string', minLength: 1 } },
      required: ['text'],
    },
  })
  promise(@Input() { text }: Ask): unknown {
    return { text };
  }
}
