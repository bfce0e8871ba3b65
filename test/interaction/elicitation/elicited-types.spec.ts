import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import { IsString } from 'class-validator';
import * as v from 'valibot';
import { z } from 'zod';
import type {
  ElicitAnswer,
  ElicitChoice,
  Elicited,
  ElicitForm,
} from '../../../lib/context/elicitation.js';
import type { McpContext } from '../../../lib/context/mcp-context.js';
import type { JsonSchema } from '../../../lib/schema/json-schema.js';

class Address {
  @IsString() street: string;
}

const message = 'Please';
const anyone = { type: 'object', properties: { a: { type: 'string' } } };
declare const ctx: McpContext;
declare const some: boolean;
declare const found: JsonSchema;

/** Fails to compile unless both types are the same. */
function same<A>() {
  return <B>(
    ..._: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
      ? []
      : [expected: A, got: B]
  ): void => {};
}

type Content<A> =
  A extends Promise<ElicitAnswer<infer T>> ? T : 'no answer of ctx.elicit';

// Only compiled: each line fails the type check when a handler would get another type.
function questions() {
  const zod = () =>
    ctx.elicit({ message, schema: z.object({ n: z.number().default(1) }) });
  same<{ n: number }>()<Content<ReturnType<typeof zod>>>();
  const refined = () =>
    ctx.elicit({ message, schema: z.string().transform(Number) });
  same<number>()<Content<ReturnType<typeof refined>>>();
  const valibot = () =>
    ctx.elicit({
      message,
      schema: toStandardJsonSchema(v.object({ n: v.optional(v.number()) })),
    });
  same<{ n?: number | undefined }>()<Content<ReturnType<typeof valibot>>>();
  const arktype = () =>
    ctx.elicit('second', { message, schema: type({ size: "'S' | 'L'" }) });
  same<{ size: 'S' | 'L' }>()<Content<ReturnType<typeof arktype>>>();
  const dto = () => ctx.elicit({ message, schema: Address });
  same<Address>()<Content<ReturnType<typeof dto>>>();
  const json = () =>
    ctx.elicit({ message, schema: { type: 'object', properties: {} } });
  same<Record<string, unknown>>()<Content<ReturnType<typeof json>>>();
  const elsewhere = () => ctx.elicit({ message, schema: anyone });
  same<Record<string, unknown>>()<Content<ReturnType<typeof elsewhere>>>();
  const text = () => ctx.elicit({ message, schema: { type: 'string' } });
  same<string>()<Content<ReturnType<typeof text>>>();
  const count = () => ctx.elicit({ message, schema: { type: 'integer' } });
  same<number>()<Content<ReturnType<typeof count>>>();
  const options = () =>
    ctx.elicit({ message, schema: { type: 'string', enum: ['a', 'b'] } });
  same<'a' | 'b'>()<Content<ReturnType<typeof options>>>();
  const several = () =>
    ctx.elicit({
      message,
      schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    });
  same<('a' | 'b')[]>()<Content<ReturnType<typeof several>>>();
  const unknown = () => ctx.elicit({ message, schema: found });
  same<unknown>()<Content<ReturnType<typeof unknown>>>();
  const nothing = () => ctx.elicit({ message });
  same<undefined>()<Content<ReturnType<typeof nothing>>>();
}

function choices() {
  const one = () => ctx.elicit({ message, choices: ['S', 'L'] });
  same<'S' | 'L'>()<Content<ReturnType<typeof one>>>();
  const titled = () =>
    ctx.elicit('size', { message, choices: { s: 'Small', 3: 'Three' } });
  same<'s' | '3'>()<Content<ReturnType<typeof titled>>>();
  const all = () =>
    ctx.elicit({ message, choices: ['S', 'L'], multiple: true });
  same<readonly ('S' | 'L')[]>()<Content<ReturnType<typeof all>>>();
  const single = () =>
    ctx.elicit({ message, choices: ['S', 'L'], multiple: false });
  same<'S' | 'L'>()<Content<ReturnType<typeof single>>>();
  const either = () => ctx.elicit({ message, choices: ['S'], multiple: some });
  same<'S' | readonly 'S'[]>()<Content<ReturnType<typeof either>>>();
}

it('the content of an answer has the type of what was asked', () => {
  same<unknown>()<Elicited<ElicitForm>>();
  same<string | readonly string[]>()<Elicited<ElicitChoice>>();
  expect([questions, choices]).toHaveLength(2);
});
