import { describe, expect, it } from '@jest/globals';
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { IsBoolean, IsIn, IsString } from 'class-validator';
import {
  Completion,
  McpContext,
  McpExecutionContext,
  Prompt,
  Resource,
} from '../../lib/index.js';
import { clientOf, ERAS, refusalOf } from './support.js';

class Trip {
  @IsString()
  city: string;

  @IsIn(['calm', 'Cheerful', 'curious'])
  mood: string;

  @IsBoolean()
  children: boolean;
}

@Injectable()
class Geo {
  startingWith(typed: string) {
    return ['Oslo', 'Osaka', 'Paris'].filter((city) => city.startsWith(typed));
  }
}

@Injectable()
class Trips {
  constructor(private readonly geo: Geo) {}

  @Prompt()
  plan(trip: Trip) {
    return `${trip.city}`;
  }

  @Completion({ prompt: 'plan', argument: 'city' })
  @Completion({ resource: 'weather://{country}/{city}', argument: 'city' })
  cities(typed: string, filled: Record<string, string>, ctx: McpContext) {
    if (filled['country']) return [`${filled['country']} by ${ctx.transport}`];
    return this.geo.startingWith(typed);
  }

  @Resource('weather://{country}/{city}')
  weather({ city }: { country: string; city: string }) {
    return city;
  }

  @Completion({ resource: 'weather://{country}/{city}', argument: 'country' })
  async *countries() {
    for (let index = 0; index < 250; index++) yield `country ${index}`;
  }
}

const ofPrompt = (name: string) => ({ type: 'ref/prompt', name }) as const;
const ofTemplate = (uri: string) => ({ type: 'ref/resource', uri }) as const;

describe.each(ERAS)('completions for %s clients', (era) => {
  const client = clientOf(era, { providers: [Trips, Geo] });
  const complete = async (
    ref: ReturnType<typeof ofPrompt> | ReturnType<typeof ofTemplate>,
    name: string,
    value: string,
    filled?: Record<string, string>,
  ) => {
    const { completion } = await (
      await client
    ).complete({
      ref,
      argument: { name, value },
      ...(filled && { context: { arguments: filled } }),
    });
    return completion;
  };

  it('are announced', async () => {
    expect((await client).getServerCapabilities()).toMatchObject({
      completions: {},
      prompts: {},
      resources: {},
    });
  });

  it('come from a method with its own dependencies', async () => {
    expect(await complete(ofPrompt('plan'), 'city', 'Os')).toEqual({
      values: ['Oslo', 'Osaka'],
      total: 2,
      hasMore: false,
    });
  });

  it('know what was filled in already, and the context', async () => {
    const template = ofTemplate('weather://{country}/{city}');
    expect(
      await complete(template, 'city', '', { country: 'Norway' }),
    ).toMatchObject({ values: ['Norway by in-memory'] });
  });

  it('are cut at a hundred, and say how many there are', async () => {
    const template = ofTemplate('weather://{country}/{city}');
    const { values, total, hasMore } = await complete(template, 'country', '');
    expect(values).toHaveLength(100);
    expect({ total, hasMore }).toEqual({ total: 250, hasMore: true });
  });

  it('need no method where the schema names the values', async () => {
    expect(await complete(ofPrompt('plan'), 'mood', 'c')).toMatchObject({
      values: ['calm', 'Cheerful', 'curious'],
    });
    expect(await complete(ofPrompt('plan'), 'mood', 'CH')).toMatchObject({
      values: ['Cheerful'],
    });
    expect(await complete(ofPrompt('plan'), 'children', '')).toMatchObject({
      values: ['true', 'false'],
    });
  });

  it('are refused for what there is not', async () => {
    for (const [ref, name] of [
      [ofPrompt('nobody'), 'x'],
      [ofPrompt('plan'), 'nothing'],
      [ofTemplate('nothing://{x}'), 'x'],
    ] as const) {
      expect(await refusalOf(complete(ref, name, ''))).toMatchObject({
        code: -32602,
      });
    }
  });
});

describe('the guards of a completion', () => {
  const seen: string[] = [];

  @Injectable()
  class Roles implements CanActivate {
    constructor(private readonly reflector: Reflector) {}

    canActivate(context: ExecutionContext) {
      const { name } = McpExecutionContext.create(context).getComponent() ?? {};
      seen.push(`${context.getHandler().name} of ${name}`);
      return !this.reflector.get('admin', context.getHandler());
    }
  }

  @Injectable()
  class Own implements CanActivate {
    canActivate(context: ExecutionContext) {
      seen.push(`own ${context.getHandler().name}`);
      return true;
    }
  }

  @Injectable()
  class Guarded {
    @SetMetadata('admin', true)
    @Prompt()
    secret(_trip: Trip) {
      return '';
    }

    @Prompt()
    open(_trip: Trip) {
      return '';
    }

    @Completion({ prompt: 'secret', argument: 'city' })
    secretCities() {
      return ['Atlantis'];
    }

    @UseGuards(Own)
    @Completion({ prompt: 'open', argument: 'city' })
    openCities() {
      return ['Oslo'];
    }
  }

  const client = clientOf('modern', {
    providers: [Guarded, { provide: APP_GUARD, useClass: Roles }],
  });
  const complete = async (prompt: string, name: string) =>
    (await client).complete({
      ref: ofPrompt(prompt),
      argument: { name, value: '' },
    });

  it('are those of the prompt, whether a method or the schema has the values', async () => {
    await refusalOf(complete('secret', 'city'));
    await refusalOf(complete('secret', 'mood'));
    expect(seen.slice(-2)).toEqual(['secret of secret', 'secret of secret']);
  });

  it('are asked once, then those of the completing method', async () => {
    seen.length = 0;
    await complete('open', 'city');
    expect(seen).toEqual(['open of open', 'own openCities']);
  });
});
