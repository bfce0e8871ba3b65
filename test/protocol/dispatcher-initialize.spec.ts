import { dispatcherOf } from './fixtures.js';
import { ask, legacy, tools } from './dispatcher.fixture.js';

const handshake = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};

describe('the dispatcher', () => {
  describe('initialize', () => {
    it.each([
      ['2025-06-18', '2025-06-18'],
      ['2024-11-05', '2024-11-05'],
      ['2026-07-28', '2025-11-25'],
      ['1999-01-01', '2025-11-25'],
    ])('asked for %s settles on %s', async (requested, settled) => {
      const reply = await ask(
        dispatcherOf(tools),
        'initialize',
        { ...handshake, protocolVersion: requested },
        legacy,
      );
      expect(reply).toMatchObject({
        id: 1,
        result: {
          protocolVersion: settled,
          serverInfo: { name: 'weather', version: '1.0.0' },
        },
      });
    });

    it('tells capabilities and instructions', async () => {
      const dispatcher = dispatcherOf(
        tools,
        {},
        {
          instructions: 'Ask nicely.',
          extensions: [
            { id: 'com.example/echo', settings: { loud: true } },
            { id: 'com.example/quiet' },
          ],
        },
      );
      const { result } = await ask(dispatcher, 'initialize', handshake, legacy);
      expect(result).toEqual({
        protocolVersion: '2025-06-18',
        capabilities: {
          logging: {},
          tools: {},
          extensions: {
            'com.example/echo': { loud: true },
            'com.example/quiet': {},
          },
        },
        serverInfo: { name: 'weather', version: '1.0.0' },
        instructions: 'Ask nicely.',
      });
    });

    it('promises no tools when there are none', async () => {
      const { result } = await ask(
        dispatcherOf([]),
        'initialize',
        handshake,
        legacy,
      );
      expect(result.capabilities).toEqual({ logging: {} });
    });

    it.each([
      { protocolVersion: 5 },
      { capabilities: [] },
      { clientInfo: undefined },
      { clientInfo: { name: 'x' } },
      { clientInfo: { version: '1' } },
    ])('refuses %j', async (wrong) => {
      expect(
        await ask(
          dispatcherOf(tools),
          'initialize',
          { ...handshake, ...wrong },
          legacy,
        ),
      ).toMatchObject({ error: { code: -32602 } });
    });
  });
});
