import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { content } from '../../lib/content/content.js';
import { message } from '../../lib/content/message.js';
import { ResourceResult } from '../../lib/content/resource-result.js';
import { convertPrompt } from '../../lib/execution/prompt-conversion.js';
import { convertResource } from '../../lib/execution/resource-conversion.js';
import { Tool, ToolResult } from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { BYTES, type Folder, folderOf } from '../content/samples.fixture.js';
import { clientOf } from '../discovery/support.js';
import { text } from './results.fixture.js';

const PNG = {
  type: 'image',
  data: BYTES.png.toString('base64'),
  mimeType: 'image/png',
};
const OUTPUT = { type: 'object', properties: { chart: { type: 'string' } } };
const LIFTED = { chart: '[image 1]' };
const WORDS = text('{"chart":"[image 1]"}');

let folder: Folder;
let client: McpTestClient;
const chart = () => content.image(folder.path('a.png'));

@Injectable()
class Charts {
  @Tool({ output: OUTPUT })
  checked() {
    return { chart: chart() };
  }

  @Tool({ output: OUTPUT })
  checkedResult() {
    return new ToolResult({ structuredContent: { chart: chart() } });
  }

  @Tool()
  result() {
    return new ToolResult({ structuredContent: { chart: chart() } });
  }

  @Tool()
  resultWithWords() {
    return new ToolResult({
      content: 'Sales',
      structuredContent: { chart: chart() },
    });
  }

  @Tool()
  finished() {
    return { content: text('Sales'), structuredContent: { chart: chart() } };
  }

  @Tool()
  listed() {
    return ['Sales', { chart: chart() }, content.text('end')];
  }

  @Tool()
  said() {
    return { said: message.user('hi') };
  }

  @Tool()
  meta() {
    return new ToolResult({ content: 'x', meta: { chart: chart() } });
  }

  @Tool()
  metaOfContent() {
    return content.text('x', { meta: { chart: chart() } });
  }

  @Tool()
  metaOfFinished() {
    return { content: text('x'), _meta: { chart: chart() } };
  }
}

beforeAll(async () => {
  folder = await folderOf({ 'a.png': BYTES.png });
  client = await clientOf({ providers: [Charts] });
});

afterAll(async () => {
  await client.close();
  await folder.remove();
});

const call = async (name: string) => {
  const result = await client.callTool({ name });
  const sent = JSON.stringify(result);
  expect(sent).not.toContain('a.png');
  expect(sent).not.toContain('nest-fastmcp:kind');
  return result;
};

describe('content inside what a tool returns', () => {
  it.each([
    ['checked', [...WORDS, PNG]],
    ['checkedResult', [...WORDS, PNG]],
    ['result', [...WORDS, PNG]],
    ['resultWithWords', [...text('Sales'), PNG]],
    ['finished', [...text('Sales'), PNG]],
  ])('goes beside the structure it was in: %s', async (name, expected) => {
    const result = await call(name);

    expect(result.content).toEqual(expected);
    expect(result.structuredContent).toEqual(LIFTED);
  });

  it('follows the item of a list it was in', async () => {
    expect((await call('listed')).content).toEqual([
      ...text('Sales'),
      ...WORDS,
      PNG,
      ...text('end'),
    ]);
  });

  it('is taken out of messages, whose mark is for nobody else', async () => {
    expect((await call('said')).structuredContent).toEqual({
      said: { role: 'user', parts: ['[text 1]'] },
    });
  });

  it.each(['meta', 'metaOfContent', 'metaOfFinished'])(
    'is an error of the server where no content can be: %s',
    async (name) => {
      expect(await call(name)).toMatchObject({
        isError: true,
        content: [{ text: expect.stringContaining('log reference') }],
      });
    },
  );
});

describe('content inside what a resource returns', () => {
  it.each([
    ['an object', () => ({ chart: chart() })],
    ['a list in a list', () => [[chart()]]],
    ['an object beside contents', () => ['x', chart(), { chart: chart() }]],
    [
      '_meta',
      () => new ResourceResult({ contents: 'x', meta: { chart: chart() } }),
    ],
    [
      '_meta of a finished result',
      () => ({ contents: [], _meta: { toJSON: () => [chart()] } }),
    ],
  ])('has no place in %s', async (_, make) => {
    await expect(convertResource(make(), { uri: 'a://b' })).rejects.toThrow(
      'return it by itself, in a list',
    );
  });
});

describe('content inside what a prompt returns', () => {
  it.each([
    ['message.user()', () => message.user({ chart: chart() })],
    ['a plain message', () => ({ role: 'user', content: { chart: chart() } })],
  ])('is a message of its own after %s', async (_, make) => {
    expect(await convertPrompt(make(), { name: 'p' })).toEqual({
      messages: [
        { role: 'user', content: WORDS[0] },
        { role: 'user', content: PNG },
      ],
    });
  });
});
