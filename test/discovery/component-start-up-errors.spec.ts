import { Injectable } from '@nestjs/common';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { z } from 'zod';
import { Completion, Prompt, Resource } from '../../lib/index.js';
import { problemsOf } from './support.js';

class City {
  @IsString()
  city: string;
}

class Paged {
  @IsString()
  city: string;

  @IsInt()
  page: number;

  @IsOptional()
  @IsString()
  sort?: string;
}

@Injectable()
class Broken {
  @Resource('no scheme')
  relative() {}

  @Resource('docs://fixed')
  withInput(_: City) {}

  @Resource({ uri: 'docs://listed', list: 'names' })
  listed() {}

  @Resource('docs://{a}{b}')
  sideBySide(_: { a: string }) {}

  @Resource('docs://{town}')
  otherName(_: City) {}

  @Resource('docs://{city}{?page}')
  requiredQuery(_: Paged) {}

  @Resource({ uri: 'a://{city}', list: 'nowhere' })
  noList(_: City) {}

  @Resource({ uri: 'b://{city}', list: 'withCity' })
  greedyList(_: City) {}

  withCity(_: City, __: City) {}

  @Resource({ uri: 'd://{city}', list: 'toString' })
  anyObjects(_: City) {}

  @Resource({ uri: 'e://{city}/{page}', input: z.object({ city: z.string() }) })
  stripped(_: unknown) {}

  @Resource({ uri: 'c://{city}', allowUnsafe: ['path'], size: 3 })
  badOptions(_: City) {}

  @Prompt('not a name!')
  badName() {}

  @Prompt()
  untyped(_: { city: string }) {}

  @Completion({ prompt: 'plan', argument: 'city' })
  tooMany(_: string, __: Record<string, string>, ___: string) {}
}

@Injectable()
class Clashing {
  @Resource('docs://same')
  one() {}

  @Resource('DOCS://s%61me')
  two() {}

  @Resource('docs://{x}')
  three() {}

  @Resource('docs://{x}')
  four() {}

  @Prompt('same')
  five() {}

  @Prompt('same')
  six() {}
}

@Injectable()
class Lost {
  @Prompt()
  plan(_: City) {}

  @Completion({ prompt: 'plan', argument: 'town' })
  town() {}

  @Completion({ prompt: 'plans', argument: 'city' })
  city() {}

  @Completion({ resource: 'docs://{x}', argument: 'x' })
  x() {}
}

async function codesOf(type: new () => object) {
  const { problems } = await problemsOf({ providers: [type] });
  for (const { message, remedy } of problems) {
    expect(message).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
  }
  return problems.map(({ where, code }) => `${where} ${code}`);
}

describe('an application that does not start', () => {
  it('is told what is wrong with its resources, prompts and completions', async () => {
    expect(await codesOf(Broken)).toEqual([
      'Broken.relative MCP_INVALID_URI',
      'Broken.withInput MCP_RESOURCE_INPUT',
      'Broken.listed MCP_RESOURCE_INPUT',
      'Broken.sideBySide MCP_INVALID_TEMPLATE',
      'Broken.otherName MCP_TEMPLATE_PARAMETERS',
      'Broken.otherName MCP_TEMPLATE_PARAMETERS',
      'Broken.requiredQuery MCP_TEMPLATE_PARAMETERS',
      'Broken.noList MCP_INVALID_LIST',
      'Broken.greedyList MCP_INVALID_LIST',
      'Broken.anyObjects MCP_INVALID_LIST',
      'Broken.stripped MCP_TEMPLATE_PARAMETERS',
      'Broken.badOptions MCP_TEMPLATE_PARAMETERS',
      'Broken.badOptions MCP_TEMPLATE_PARAMETERS',
      'Broken.badName MCP_INVALID_NAME',
      'Broken.untyped MCP_UNKNOWN_PARAMETER',
      'Broken.tooMany MCP_UNKNOWN_PARAMETER',
    ]);
  });

  it('is told of URIs and names that are taken, whatever their spelling', async () => {
    expect(await codesOf(Clashing)).toEqual([
      'Clashing.two MCP_DUPLICATE_NAME',
      'Clashing.four MCP_DUPLICATE_NAME',
      'Clashing.six MCP_DUPLICATE_NAME',
    ]);
  });

  it('is told of completions for what there is not', async () => {
    expect(await codesOf(Lost)).toEqual([
      'Lost.town MCP_UNKNOWN_COMPLETION_TARGET',
      'Lost.city MCP_UNKNOWN_COMPLETION_TARGET',
      'Lost.x MCP_UNKNOWN_COMPLETION_TARGET',
    ]);
  });
});
