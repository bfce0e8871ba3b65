import { describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { z } from 'zod';
import type { SampleTool } from '../../../lib/context/sampling.js';
import { sampleTool } from '../../../lib/context/sample-tool.js';

class Place {
  @IsString() city: string;
}

describe('sampleTool', () => {
  it('gives a function the type its schema describes', () => {
    const tools: readonly SampleTool[] = [
      sampleTool({
        name: 'zod',
        input: z.object({ city: z.string() }),
        run: ({ city }) => city.length,
      }),
      sampleTool({
        name: 'dto',
        input: Place,
        run: (place) => place.city.length,
      }),
      sampleTool({
        name: 'wrong',
        input: Place,
        // @ts-expect-error: the schema describes no country
        run: ({ country }) => country,
      }),
      { name: 'none', run: () => 1 },
    ];
    expect(tools.map(({ name }) => name)).toEqual([
      'zod',
      'dto',
      'wrong',
      'none',
    ]);
  });
});
