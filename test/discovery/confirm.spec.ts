import { Injectable, Module, Post } from '@nestjs/common';
import { ValidateNested, IsOptional, IsString } from 'class-validator';
import { Type } from 'class-transformer';
import { z } from 'zod';
import {
  Completion,
  Confirm,
  Input,
  McpModule,
  Prompt,
  Resource,
  Tool,
} from '../../lib/index.js';
import { findServer } from '../../lib/internal.js';
import { Test } from '@nestjs/testing';
import { silentLogger } from '../support/silent-logger.js';
import { problemsOf } from './support.js';

class Address {
  @IsString()
  city: string;
}

class Person {
  @IsString()
  name: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Address)
  address?: Address;
}

class Parent {
  @Tool()
  @Confirm('Remove?')
  remove() {}

  @Tool()
  @Confirm('Purge?')
  purge() {}
}

/** Takes the place of the method, and knows nothing of its metadata. */
const wrapped: MethodDecorator = (_, __, descriptor) => {
  Object.assign(descriptor, { value: () => 'wrapped' });
};

@Injectable()
class Good extends Parent {
  @Confirm('Delete {name} of {address.city}, {{really}}?')
  @Tool()
  above(_: Person) {}

  @Tool({ annotations: { destructiveHint: true } })
  @wrapped
  @Confirm('Delete {name} from {shelf}?')
  below(@Input('shelf') _: string, __: Person) {}

  @Tool({
    input: {
      type: 'object',
      allOf: [{ $ref: '#/$defs/named' }],
      properties: { anything: true },
      $defs: {
        named: {
          anyOf: [
            { properties: { id: { type: 'string' } } },
            { properties: { name: { type: 'string' } } },
          ],
        },
      },
    },
  })
  @Confirm('Is {id}, {name} or {anything} meant?')
  combined(_: unknown) {}

  @Tool('again')
  override remove() {}

  override purge() {}
}

@Injectable()
class Bad extends Parent {
  @Tool()
  @Prompt('purge')
  override purge() {}

  @Tool()
  @Confirm('Delete {nmae}?')
  misspelt(_: Person) {}

  @Tool()
  @Confirm('Delete {address.town}?')
  misspeltBelow(_: Person) {}

  @Tool()
  @Confirm('Delete {name')
  open(_: Person) {}

  @Tool()
  @Confirm('Delete {}?')
  nameless(_: Person) {}

  @Tool()
  @Confirm('Delete {constructor}?')
  inherited(_: Person) {}

  @Tool({ input: z.looseObject({}) })
  @Confirm('Delete {name}?')
  unnamed(_: unknown) {}

  @Tool({ input: { type: 'object', properties: { never: false } } })
  @Confirm('Delete {never}?')
  refused(_: unknown) {}

  @Tool()
  @Confirm(' \n')
  blank() {}

  @Tool()
  @Confirm('{name}?')
  wordless(_: Person) {}

  @Tool()
  @Confirm(undefined as never)
  absent() {}

  @Confirm('Sure?')
  @Post()
  plain() {}

  @Tool()
  @Prompt('ask')
  @Confirm('Sure?')
  asked() {}

  @Resource('docs://read')
  @Confirm('Sure?')
  read() {}

  @Completion({ prompt: 'ask', argument: 'x' })
  @Confirm('Sure?')
  complete(_: string) {}
}

describe('@Confirm()', () => {
  async function toolOf(name: string) {
    @Module({ imports: [McpModule.forRoot()], providers: [Good] })
    class AppModule {}
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .setLogger(silentLogger)
      .compile();
    const { catalog } = await findServer(module, 'default');
    await module.close();
    return catalog.snapshot.tool(name);
  }

  it('may stand above @Tool() or below, with braces and nested properties', async () => {
    expect((await toolOf('above'))?.confirm).toEqual([
      'Delete ',
      { path: ['name'] },
      ' of ',
      { path: ['address', 'city'] },
      ', ',
      '{',
      'really',
      '}',
      '?',
    ]);
  });

  it('is not lost to a decorator that replaces the method', async () => {
    const tool = await toolOf('below');
    expect(tool?.confirm).toHaveLength(5);
    expect(tool?.annotations).toEqual({ destructiveHint: true });
  });

  it('may name what a schema refers to or combines', async () => {
    expect((await toolOf('combined'))?.confirm).toHaveLength(7);
  });

  it('stays on a tool that overrides another', async () => {
    expect((await toolOf('again'))?.confirm).toEqual(['Remove?']);
  });

  it('is frozen', async () => {
    const tool = await toolOf('above');
    expect(Object.isFrozen(tool?.confirm)).toBe(true);
    expect(Object.isFrozen(tool?.confirm?.[1])).toBe(true);
  });

  it('keeps the application from starting where it could not ask', async () => {
    const { problems } = await problemsOf({ providers: [Bad] });

    const told = problems
      .filter(({ code }) => code.startsWith('MCP_CONFIRM_'))
      .map(({ code, where }) => `${where} ${code}`);
    expect(told.toSorted()).toEqual([
      'Bad.absent MCP_CONFIRM_MESSAGE',
      'Bad.asked MCP_CONFIRM_NO_TOOL',
      'Bad.blank MCP_CONFIRM_MESSAGE',
      'Bad.complete MCP_CONFIRM_NO_TOOL',
      'Bad.inherited MCP_CONFIRM_PLACEHOLDER',
      'Bad.misspelt MCP_CONFIRM_PLACEHOLDER',
      'Bad.misspeltBelow MCP_CONFIRM_PLACEHOLDER',
      'Bad.nameless MCP_CONFIRM_PLACEHOLDER',
      'Bad.open MCP_CONFIRM_PLACEHOLDER',
      'Bad.plain MCP_CONFIRM_NO_TOOL',
      'Bad.purge MCP_CONFIRM_NO_TOOL',
      'Bad.read MCP_CONFIRM_NO_TOOL',
      'Bad.refused MCP_CONFIRM_PLACEHOLDER',
      'Bad.unnamed MCP_CONFIRM_PLACEHOLDER',
      'Bad.wordless MCP_CONFIRM_MESSAGE',
    ]);
  });

  it('says what is wrong and how to mend it', async () => {
    const { problems } = await problemsOf({ providers: [Bad] });
    const of = (method: string) =>
      problems.find(({ where }) => where === `Bad.${method}`);

    expect(of('misspelt')).toMatchObject({
      message: '@Confirm() shows {nmae}, which is no property of the input.',
      remedy: expect.stringContaining('Name properties of the input'),
    });
    expect(of('nameless')?.message).toContain('without the name of a property');
    expect(of('asked')?.message).toContain('the method is a prompt');
    expect(of('plain')).toMatchObject({
      message: expect.stringContaining('the method is none'),
      remedy: expect.stringContaining('Put @Tool() on the method'),
    });
  });

  it('belongs on a method of an instance', () => {
    const decorate = () => {
      class Static {
        @Confirm('Sure?')
        static tool() {}
      }
      return Static;
    };
    expect(decorate).toThrow('@Confirm() on Static.tool');
  });
});
