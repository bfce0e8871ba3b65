import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import { dispatcherOf } from './fixtures.js';
import { ask, legacy, recordErrors, tools } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
  const logged = recordErrors();

  describe('notifications', () => {
    it('are not answered, known or not', async () => {
      for (const method of [
        'notifications/initialized',
        'notifications/x',
        'tools/call',
      ]) {
        expect(
          await ask(
            dispatcherOf(tools),
            method,
            {},
            { ...legacy, id: undefined },
          ),
        ).toBeUndefined();
      }
    });

    it('are answered when a guard refused them', async () => {
      const dispatcher = dispatcherOf(tools, {
        runEndpoint: () =>
          Promise.reject(new ProtocolFault('unauthenticated', 'no')),
      });
      expect(
        await ask(dispatcher, 'notifications/x', {}, { id: undefined }),
      ).toMatchObject({ id: null, kind: 'unauthenticated' });
    });

    it('are only logged when something else went wrong', async () => {
      const dispatcher = dispatcherOf(tools, {
        runEndpoint: () => Promise.reject(new Error('oops')),
      });
      expect(
        await ask(dispatcher, 'notifications/x', {}, { id: undefined }),
      ).toBeUndefined();
      expect(logged).toHaveLength(1);
    });
  });
});
