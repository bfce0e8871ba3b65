import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsDate, IsInt, IsString } from 'class-validator';
import { of } from 'rxjs';
import { z } from 'zod';
import { type CallToolResult, Tool, ToolResult } from '../../lib/index.js';

class Reading {
  @IsInt()
  celsius: number;

  @IsDate()
  @Type(() => Date)
  at: Date;
}

class Named {
  @IsString()
  name: string;
}

const AT = new Date('2026-01-02T03:04:05.000Z');

/** One tool for each kind of result. */
@Injectable()
export class Results {
  @Tool()
  string() {
    return 'plain "text"';
  }

  @Tool()
  nothing() {}

  @Tool()
  nil() {
    return null;
  }

  @Tool()
  number() {
    return 42;
  }

  @Tool()
  list() {
    return [1, 'two'];
  }

  @Tool()
  object() {
    return { a: { b: 1 }, gone: undefined };
  }

  @Tool()
  date() {
    return AT;
  }

  @Tool()
  observable() {
    return of('first', 'last');
  }

  @Tool()
  parts() {
    return new ToolResult({
      content: 'for the model',
      structuredContent: { for: 'programs' },
      meta: { 'example.com/cached': true },
    });
  }

  @Tool()
  failed() {
    return new ToolResult({
      content: { type: 'text', text: 'no luck' },
      isError: true,
    });
  }

  @Tool()
  raw(): CallToolResult {
    return {
      content: [{ type: 'image', data: 'AA==', mimeType: 'image/png' }],
      _meta: { 'example.com/a': 1 },
    };
  }

  @Tool()
  looksRaw() {
    return { content: ['chapter one'] };
  }

  @Tool({ output: z.object({ n: z.number() }) })
  zod() {
    return { n: 1, secret: 'stripped' };
  }

  @Tool({ output: z.object({ n: z.number() }) })
  zodWrong() {
    return { n: 'secret text' };
  }

  @Tool({ output: z.array(z.number()) })
  zodList() {
    return [1, 2];
  }

  @Tool({ output: Reading })
  dto(): Reading {
    return { celsius: 3, at: AT };
  }

  @Tool({ output: Named })
  dtoWrong() {
    return { name: 7 };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  rawUnstructured(): CallToolResult {
    return { content: [{ type: 'text', text: 'x' }] };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  rawWrong(): CallToolResult {
    return { content: [], structuredContent: {} };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  rawError(): CallToolResult {
    return { content: [{ type: 'text', text: 'sorry' }], isError: true };
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  partsUnstructured() {
    return new ToolResult({ content: 'x' });
  }

  @Tool({ output: { type: 'object', required: ['n'] } })
  partsStructured() {
    return new ToolResult({ content: 'x', structuredContent: { n: 1 } });
  }

  @Tool({ output: { type: 'object' } })
  partsError() {
    return new ToolResult({ structuredContent: { n: 1 }, isError: true });
  }

  @Tool()
  primitiveParts() {
    return new ToolResult({ structuredContent: 5 });
  }
}

/** Content that is only text. */
export const text = (words: string) => [{ type: 'text', text: words }];
