import { describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  getMcpServerRefToken,
  InjectMcpServer,
  McpModule,
  McpServerRef,
} from '../../lib/index.js';
import { findServer } from '../../lib/internal.js';
import { silentLogger } from '../support/silent-logger.js';

const compile = (metadata: Parameters<typeof Test.createTestingModule>[0]) =>
  Test.createTestingModule(metadata).setLogger(silentLogger).compile();

describe('McpServerRef', () => {
  it('tells each server by its id', async () => {
    @Injectable()
    class Both {
      constructor(
        @InjectMcpServer() readonly main: McpServerRef,
        @InjectMcpServer('admin') readonly admin: McpServerRef,
      ) {}
    }
    const module = await compile({
      imports: [
        McpModule.forRoot(),
        McpModule.forRoot({ id: 'admin', http: { path: '/admin' } }),
      ],
      providers: [Both],
    });
    const told: unknown[] = [];
    const main = await findServer(module, 'default');
    const admin = await findServer(module, 'admin');
    main.hub.listen((event) => told.push(['main', event]));
    admin.hub.listen((event) => told.push(['admin', event]));

    module.get(Both).main.log('info', { at: 'main' }, 'press');
    module.get(Both).admin.log('error', 'at admin');
    expect(told).toEqual([
      [
        'main',
        { kind: 'log', level: 'info', data: { at: 'main' }, logger: 'press' },
      ],
      ['admin', { kind: 'log', level: 'error', data: 'at admin' }],
    ]);
    expect(module.get(getMcpServerRefToken('admin'), { strict: false })).toBe(
      module.get(Both).admin,
    );
    await module.close();
  });

  it('is there for modules that do not import a global server', async () => {
    @Injectable()
    class Elsewhere {
      constructor(readonly mcp: McpServerRef) {}
    }
    @Module({ providers: [Elsewhere] })
    class ElsewhereModule {}
    const module = await compile({
      imports: [
        McpModule.forRootAsync({ isGlobal: true, useFactory: () => ({}) }),
        ElsewhereModule,
      ],
    });
    expect(module.get(Elsewhere, { strict: false }).mcp).toBeInstanceOf(
      McpServerRef,
    );
  });

  it('tells nobody before the server has started and after it was closed', async () => {
    const module = await compile({ imports: [McpModule.forRoot()] });
    const ref = module.get(McpServerRef, { strict: false });
    ref.toolsChanged();
    ref.resourceUpdated('docs://about');
    const told: unknown[] = [];
    const { hub } = await findServer(module, 'default');
    hub.listen((event) => told.push(event));
    await module.close();
    ref.promptsChanged();
    ref.log('info', 'too late');
    expect(told).toEqual([]);
    expect(hub.listenerCount).toBe(0);
  });

  it('wants absolute URIs', async () => {
    const module = await compile({ imports: [McpModule.forRoot()] });
    await module.init();
    const ref = module.get(McpServerRef, { strict: false });
    expect(() => ref.resourceUpdated('about')).toThrow(/absolute URI/);
    await module.close();
  });
});
