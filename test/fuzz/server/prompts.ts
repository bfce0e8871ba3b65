import { Injectable } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, Length, Max } from 'class-validator';
import { Completion, message, Prompt } from 'nest-fastmcp';
import { returned, thrown } from './oddities.js';

class Greeting {
  @Length(1, 30)
  name: string;

  @IsOptional()
  @IsIn(['en', 'de'])
  language?: string;

  @IsOptional()
  @IsInt()
  @Max(9)
  times?: number;
}

/** Prompts that take arguments, and some that fail. */
@Injectable()
export class Prompts {
  @Prompt({ name: 'greet' })
  greet({ name, language = 'en', times = 1 }: Greeting) {
    const words = `${language}: ${name}`;
    return Array.from({ length: times }, () => message.user(words));
  }

  @Prompt({ name: 'plain' })
  plain() {
    return 'Say something.';
  }

  @Prompt({
    name: 'odd',
    input: { type: 'object', properties: { kind: { type: 'string' } } },
  })
  odd({ kind = '' }: { kind?: string }) {
    return returned(kind, 'text');
  }

  @Prompt({
    name: 'fail',
    input: { type: 'object', properties: { kind: { type: 'string' } } },
  })
  fail({ kind = '' }: { kind?: string }): never {
    throw thrown(kind, 'text');
  }

  @Completion({ prompt: 'greet', argument: 'name' })
  names(typed: string, filled: Record<string, string>) {
    return [typed, ...Object.values(filled)];
  }

  @Completion({ prompt: 'fail', argument: 'kind' })
  kinds(typed: string) {
    return returned(typed, typed);
  }
}
