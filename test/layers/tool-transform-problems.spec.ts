import { ToolTransform, type ToolTransformOptions } from '../../lib/index.js';
import { problemsOf } from '../discovery/support.js';
import { Books } from './books.fixture.js';

describe('ToolTransform', () => {
  it.each<[unknown, string, string]>([
    [null, 'the transforms are no object.', 'MCP_INVALID_TOOL_TRANSFORM'],
    [{ a: null }, 'it is no object.', 'MCP_INVALID_TOOL_TRANSFORM'],
    [
      { a: { name: 'b c' } },
      'not allowed on the wire',
      'MCP_INVALID_TOOL_TRANSFORM',
    ],
    [
      { a: { name: 'b' }, b: {} },
      '"b" is the new name of "a" already.',
      'MCP_TOOL_TRANSFORM_CLASH',
    ],
    [
      { a: { version: '1@2' } },
      'the version "1@2" is none.',
      'MCP_INVALID_TOOL_TRANSFORM',
    ],
    [{ a: { wrap: 1 } }, 'wrap is no function.', 'MCP_INVALID_TOOL_TRANSFORM'],
    [{ a: { output: 7 } }, 'a schema is asked for', 'MCP_SCHEMA'],
    [
      { a: { arguments: { x: { name: '' } } } },
      'the name is no text',
      'MCP_INVALID_TOOL_TRANSFORM',
    ],
    [
      { a: { arguments: { x: { name: '__proto__' } } } },
      'the name is no text',
      'MCP_INVALID_TOOL_TRANSFORM',
    ],
    [
      {
        a: {
          arguments: { x: { hide: true, default: 1, defaultFactory: () => 1 } },
        },
      },
      'both default and defaultFactory',
      'MCP_INVALID_TOOL_TRANSFORM',
    ],
    [
      { a: { arguments: { x: { defaultFactory: () => 1 } } } },
      'clients can see the argument',
      'MCP_INVALID_TOOL_TRANSFORM',
    ],
    [
      { a: { arguments: { x: { required: true, default: 1 } } } },
      'required is there without effect',
      'MCP_INVALID_TOOL_TRANSFORM',
    ],
  ])('refuses %j', (transforms, words, code) => {
    const make = () => Reflect.construct(ToolTransform, [transforms]);

    expect(make).toThrow(new RegExp(words.replace(/[?.]/g, '.'), 'i'));
    expect(make).toThrow(code);
  });

  it('leaves the name of a tool that is dropped to another', () => {
    const layer = new ToolTransform({
      old: { enabled: false },
      other: { name: 'old' },
      last: { name: 'next', enabled: false },
      next: {},
    });

    expect(layer.below('tool', 'old')).toBe('other');
    expect(layer.below('tool', 'next')).toBe('next');
    expect(layer.below('tool', 'other')).toBeUndefined();
    expect(layer.below('tool', 'last')).toBeUndefined();
  });

  it.each<[string, ToolTransformOptions, string]>([
    ['gone', {}, 'MCP_UNKNOWN_TRANSFORMED_TOOL'],
    ['dto', { arguments: { x: {} } }, 'MCP_UNKNOWN_TRANSFORMED_ARGUMENT'],
    [
      'dto',
      { arguments: { q: { name: 'limit' } } },
      'MCP_TOOL_TRANSFORM_CLASH',
    ],
    ['dto', { arguments: { q: { hide: true } } }, 'MCP_INVALID_TOOL_TRANSFORM'],
    ['dto', { output: { type: 'nothing' } }, 'MCP_SCHEMA_INVALID_JSON_SCHEMA'],
  ])(
    'does not let the server start: of "%s", %j',
    async (name, options, code) => {
      const { problems } = await problemsOf(
        { providers: [Books] },
        { transforms: [new ToolTransform({ [name]: options })] },
      );

      expect(problems).toEqual([
        expect.objectContaining({ code, where: `ToolTransform "${name}"` }),
      ]);
    },
  );
});
