import { Injectable } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max } from 'class-validator';
import { z } from 'zod';
import {
  Input,
  Tool,
  ToolTransform,
  type ToolTransformOptions,
} from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';

class Search {
  @IsString()
  q!: string;

  @IsOptional()
  @IsInt()
  @Max(50)
  limit?: number;
}

/** One input, written in all the ways there are. */
@Injectable()
export class Books {
  @Tool({ description: 'Finds.' })
  dto(search: Search): object {
    return { ...search };
  }

  @Tool({
    input: z.object({ q: z.string(), limit: z.number().max(50).optional() }),
  })
  standard(search: object): object {
    return search;
  }

  @Tool({
    input: {
      type: 'object',
      properties: {
        q: { type: 'string', 'x-mcp-header': 'Query' },
        limit: { type: 'integer', maximum: 50 },
      },
      required: ['q'],
      additionalProperties: false,
    },
  })
  json(search: object): object {
    return search;
  }

  @Tool()
  shared(
    @Input('q') q: string,
    @Input('limit', {
      required: false,
      schema: { type: 'integer', maximum: 50 },
    })
    limit: number | undefined,
  ): object {
    return { q, ...(limit !== undefined && { limit }) };
  }
}

/** A client of books, one of whose tools is transformed. */
export function transformed(
  options: ToolTransformOptions,
  name = 'dto',
): Promise<McpTestClient> {
  return clientOf(
    { providers: [Books] },
    { transforms: [new ToolTransform({ [name]: options })] },
  );
}
