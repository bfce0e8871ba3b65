import { type CanActivate, Injectable } from '@nestjs/common';
import { McpModule, Rename } from '../../../lib/index.js';
import { moduleOf, problemsOf } from './support.js';

class Missing {}

@Injectable()
class NeedyGuard implements CanActivate {
  constructor(readonly missing: Missing) {}

  canActivate() {
    return true;
  }
}

describe('Mounts that are wrong keep the application from starting', () => {
  const orders = moduleOf('orders');
  const problemsWith = (options: object) =>
    problemsOf([orders], { mounts: [{ module: orders, ...options }] });

  it('with a namespace that cannot be part of names', async () => {
    expect(await problemsWith({ namespace: 'a b' })).toMatchObject([
      { code: 'MCP_INVALID_NAMESPACE', where: 'mount "a b"' },
    ]);
    expect(await problemsWith({ namespace: '' })).toMatchObject([
      { code: 'MCP_INVALID_NAMESPACE' },
    ]);
  });

  it('with namespaces that make a name too long together', async () => {
    const long = 'n'.repeat(62);
    const part = moduleOf('parts');
    const mounts = [
      {
        module: orders,
        namespace: long,
        children: [{ module: part, namespace: `${long}n` }],
      },
    ];

    expect(await problemsOf([orders, part], { mounts })).toMatchObject([
      { code: 'MCP_INVALID_RENAME', where: 'Tools.run' },
    ]);
  });

  it('with a guard that cannot be instantiated', async () => {
    const options = { namespace: 'x', guards: [NeedyGuard] };

    expect(await problemsWith(options)).toMatchObject([
      {
        code: 'MCP_ENHANCER_UNRESOLVED',
        where: 'mount "x" guards',
        message: expect.stringContaining('NeedyGuard cannot be instantiated'),
      },
    ]);
  });

  it('with something that is no guard', async () => {
    const options = { namespace: 'x', guards: [Missing] };

    expect(await problemsWith(options)).toMatchObject([
      { code: 'MCP_ENHANCER_INVALID', where: 'mount "x" guards' },
    ]);
  });

  it('with another name for what is not there', async () => {
    const options = { namespace: 'x', rename: { x_orders: 'find' } };

    expect(await problemsWith(options)).toMatchObject([
      {
        code: 'MCP_UNKNOWN_RENAME',
        message: 'there is no tool or prompt called "x_orders".',
      },
    ]);
  });

  it('with a name that is taken', async () => {
    const both = moduleOf('both', { imports: [orders] });
    const mounts = [
      { module: orders, namespace: 'x', rename: { orders: 'both' } },
      { module: both, namespace: 'x' },
    ];

    expect(await problemsOf([both, orders], { mounts })).toMatchObject([
      {
        code: 'MCP_DUPLICATE_NAME',
        where: 'Tools.run (mount "x (2)")',
        message: 'the tool name "x_both" is taken by Tools.run (mount "x").',
      },
    ]);
  });

  it.each([
    ['tags', 'orders'],
    ['includeTags', ['']],
    ['excludeTags', [1]],
    ['guards', NeedyGuard],
    ['transforms', [{}]],
    ['visible', true],
    ['snapshot', 'yes'],
    ['access', { scopes: 'read' }],
    ['access', null],
  ])('with %s that make no sense: %p', async (option, value) => {
    const [problem, ...others] = await problemsWith({ [option]: value });

    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'MCP_INVALID_MOUNT',
      where: 'McpModule "default" mounts[0]',
      message: expect.stringContaining(option),
    });
  });

  it('with options of `forFeature()` that make no sense', async () => {
    const imports = [McpModule.forFeature({ namespace: 'x' })];
    Reflect.set(imports[0] ?? {}, 'providers', [
      {
        ...Object(imports[0]?.providers?.[0]),
        useValue: { options: { tags: 1 } },
      },
    ]);

    expect(await problemsOf([moduleOf('x', { imports })], {})).toMatchObject([
      {
        code: 'MCP_INVALID_MOUNT',
        where: 'McpModule.forFeature() in XModule',
        message: 'tags is not what it should be.',
      },
    ]);
  });

  it.each([
    [{}, 'mounts is no list.'],
    [[orders], 'mounts[0] is no mount.'],
    [[{ module: orders, children: {} }], 'mounts[0].children is no list.'],
  ])('with %p in place of mounts', async (given, message) => {
    const server = { mounts: [] };
    Reflect.set(server, 'mounts', given);

    expect(await problemsOf([orders], server)).toMatchObject([
      { code: 'MCP_INVALID_MOUNT', where: 'McpModule "default"', message },
    ]);
  });

  it('with another name for what is not there, in each of them', async () => {
    const parts = moduleOf('parts');
    const mounts = [
      { module: orders, namespace: 'x', rename: { gone: 'find' } },
      { module: parts, namespace: 'y', rename: { gone: 'find' } },
    ];

    expect(await problemsOf([orders, parts], { mounts })).toMatchObject([
      { code: 'MCP_UNKNOWN_RENAME', where: 'mount "x"' },
      { code: 'MCP_UNKNOWN_RENAME', where: 'mount "y"' },
    ]);
  });

  it('and are not told of for what else the server says of them', async () => {
    const parts = moduleOf('parts');
    const server = {
      mounts: [
        { module: orders, namespace: 'x', children: [{ module: parts }] },
        { module: parts, namespace: 'y' },
      ],
      transforms: [
        new Rename({ x_orders: 'a', x_parts: 'b', y_parts: 'c', gone: 'd' }),
      ],
    };
    Reflect.set(server.mounts[0] ?? {}, 'tags', 'orders');

    expect(await problemsOf([orders, parts], server)).toMatchObject([
      { code: 'MCP_INVALID_MOUNT', where: 'McpModule "default" mounts[0]' },
      { code: 'MCP_UNKNOWN_RENAME', where: 'Rename' },
    ]);
  });

  it('and leave the others where they are when they are left out', async () => {
    const parts = moduleOf('parts');
    const server = {
      mounts: [{ module: orders, namespace: 'x' }],
      transforms: [new Rename({ x_orders: 'find' })],
    };
    const cycle = { module: parts, children: [{ module: parts }] };
    for (const wrong of [null, 'parts', { module: 'parts' }, cycle]) {
      const given = { ...server, mounts: [] };
      Reflect.set(given, 'mounts', [wrong, ...server.mounts]);

      const problems = await problemsOf([orders, parts], given);
      expect(problems.map(({ code }) => code)).toEqual([
        expect.stringMatching(/MCP_INVALID_MOUNT|MCP_MOUNT_CYCLE|MODULE/),
      ]);
    }
  });
});
