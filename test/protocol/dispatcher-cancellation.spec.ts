import { type ExchangeOptions, dispatcherOf, exchangeOf } from './fixtures.js';
import { ask, legacy, tools } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
  describe('notifications/cancelled', () => {
    const started = (
      principal?: (exchange: {
        readonly message: unknown;
      }) => string | undefined,
    ) => {
      const signals: AbortSignal[] = [];
      const dispatcher = dispatcherOf(
        tools,
        {
          callTool: (_tool, exchange) => (
            signals.push(exchange.signal),
            new Promise(() => undefined)
          ),
        },
        principal && { principal },
      );
      return { dispatcher, signals };
    };
    const cancel = (
      dispatcher: ReturnType<typeof dispatcherOf>,
      requestId: unknown,
      options: ExchangeOptions = {},
    ) =>
      dispatcher.dispatch(
        exchangeOf(
          'notifications/cancelled',
          { requestId, reason: 'bored' },
          { ...legacy, ...options, id: undefined },
        ).exchange,
      );
    const call = (
      dispatcher: ReturnType<typeof dispatcherOf>,
      options: ExchangeOptions = {},
    ) =>
      dispatcher.dispatch(
        exchangeOf('tools/call', { name: 'wait' }, { ...legacy, ...options })
          .exchange,
      );

    it('stops the request of the same session, which is not answered', async () => {
      const { dispatcher, signals } = started();
      const answer = call(dispatcher, { scope: 's1', id: 'a' });
      await cancel(dispatcher, 'a', { scope: 's2' });
      await cancel(dispatcher, 'a');
      await cancel(dispatcher, 'b', { scope: 's1' });
      await cancel(dispatcher, { a: 1 }, { scope: 's1' });
      expect(signals[0]?.aborted).toBe(false);
      await cancel(dispatcher, 'a', { scope: 's1' });
      expect(await answer).toBeUndefined();
      expect(String(signals[0]?.reason)).toContain('bored');
    });

    it("stops the request of the same caller, and no stranger's", async () => {
      const { dispatcher, signals } = started(() => 'ann');
      const answer = call(dispatcher);
      await cancel(dispatcher, 1);
      expect(await answer).toBeUndefined();
      expect(signals[0]?.aborted).toBe(true);
      const anonymous = started();
      void call(anonymous.dispatcher);
      await cancel(anonymous.dispatcher, 1);
      expect(anonymous.signals[0]?.aborted).toBe(false);
    });

    it('stops nothing when it is not clear what is meant', async () => {
      const { dispatcher, signals } = started(() => 'ann');
      void call(dispatcher);
      void call(dispatcher);
      await cancel(dispatcher, 1);
      expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
    });

    it('has no meaning in the modern era, nor for what is done', async () => {
      const { dispatcher, signals } = started(() => 'ann');
      void call(dispatcher, { era: 'modern' });
      await cancel(dispatcher, 1);
      await cancel(dispatcher, 1, { era: 'modern' });
      expect(signals[0]?.aborted).toBe(false);
      await ask(dispatcher, 'ping', {}, legacy);
      await cancel(dispatcher, 1);
    });

    it('needs no reason', async () => {
      const { dispatcher, signals } = started(() => 'ann');
      const answer = call(dispatcher);
      await dispatcher.dispatch(
        exchangeOf(
          'notifications/cancelled',
          { requestId: 1 },
          { ...legacy, id: undefined },
        ).exchange,
      );
      await answer;
      expect(String(signals[0]?.reason)).toContain(
        'The client cancelled the request.',
      );
    });
  });
});
