import { isSpecType } from '@modelcontextprotocol/server';
import { expect } from '@jest/globals';
import type { Tool } from '../../../lib/components/tool.js';
import type { SampleMessage } from '../../../lib/context/sampling.js';
import type { SamplingCaller } from '../../../lib/interaction/sampling/sampling-caller.js';
import type { CallToolResult } from '../../../lib/sdk.js';

type Json = Readonly<Record<string, unknown>>;

/** Params of a question, as far as specs look at them. */
export interface AskedParams extends Json {
  readonly messages: readonly SampleMessage[];
  readonly tools?: readonly Json[];
  readonly systemPrompt?: string;
}

/** How a scripted caller differs from one whose client takes tools and whose server has none. */
export interface ScriptOptions {
  readonly takesTools?: boolean;
  readonly mask?: boolean;
  readonly serverTools?: readonly Tool[];
  readonly callTool?: (name: string, args: Json) => Promise<CallToolResult>;
}

/** A caller whose client gives the answers of a script, and that keeps what it was asked. */
export class ScriptedCaller implements SamplingCaller {
  readonly asked: { key: string; params: AskedParams }[] = [];
  readonly done: string[] = [];
  readonly takesTools: boolean;
  readonly masking: { readonly mask: boolean };

  constructor(
    private readonly script: readonly Json[],
    private readonly options: ScriptOptions = {},
  ) {
    this.takesTools = options.takesTools ?? true;
    this.masking = { mask: options.mask ?? true };
  }

  async ask(key: string, params: Json): Promise<Json> {
    const read = readParams(params);
    this.asked.push({ key, params: read });
    const answer = this.script[this.asked.length - 1];
    if (!answer) throw new Error('The script has no further answer.');
    return answer;
  }

  async once<T>(key: string, work: () => Promise<T>): Promise<T> {
    expect(this.done).not.toContain(key);
    this.done.push(key);
    return asJson(await work());
  }

  async tool(name: string): Promise<Tool | undefined> {
    return this.options.serverTools?.find((tool) => tool.name === name);
  }

  async callTool(name: string, args: Json): Promise<CallToolResult> {
    return (
      this.options.callTool?.(name, args) ?? {
        content: [{ type: 'text', text: `called ${name}` }],
      }
    );
  }

  /** The messages of the last question. */
  get lastMessages(): readonly SampleMessage[] {
    return this.asked.at(-1)?.params.messages ?? [];
  }
}

/** What JSON makes of a value, which is what later runs are given. */
export function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** Params as they arrive; the SDK takes them for a sampling request. */
export function readParams(params: Json): AskedParams {
  const read: AskedParams = JSON.parse(JSON.stringify(params));
  expect(isSpecType.CreateMessageRequestParams(read)).toBe(true);
  return read;
}

/** An answer of a model's. */
export function answer(content: unknown, more: Json = {}): Json {
  return { role: 'assistant', model: 'model-1', content, ...more };
}

/** A block of text. */
export function text(words: string) {
  return { type: 'text', text: words };
}

/** An answer that says something. */
export function says(words: string, more: Json = {}): Json {
  return answer(text(words), { stopReason: 'endTurn', ...more });
}

/** A tool call in an answer. */
export function use(id: string, name: string, input: unknown = {}) {
  return { type: 'tool_use', id, name, input };
}

/** An answer that calls tools. */
export function calls(...uses: readonly object[]): Json {
  return answer(uses, { stopReason: 'toolUse' });
}

/** What a model was told of a tool call. */
export function told(toolUseId: string, words: string, more: Json = {}) {
  return { type: 'tool_result', toolUseId, content: [text(words)], ...more };
}
