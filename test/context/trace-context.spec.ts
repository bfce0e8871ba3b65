import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Probed } from '../interaction/support/probe.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';
const TRACEPARENT = `00-${TRACE_ID}-${SPAN_ID}-01`;

let app: Probed;
beforeAll(async () => {
  app = await Probed.open();
});
afterAll(() => app.close());

/** The trace a tool sees of a call with these headers and this `_meta`. */
async function traceOf(
  headers: Readonly<Record<string, string>>,
  meta: Readonly<Record<string, unknown>> = {},
) {
  const client = await app.client({ headers });
  return app.run(
    { callTool: (call) => client.callTool({ ...call, _meta: { ...meta } }) },
    (ctx) => ctx.trace,
  );
}

describe('ctx.trace', () => {
  it('is that of the headers', async () => {
    expect(
      await traceOf({
        traceparent: TRACEPARENT,
        tracestate: 'vendor=1',
        baggage: 'user=ada',
      }),
    ).toEqual({
      traceId: TRACE_ID,
      spanId: SPAN_ID,
      sampled: true,
      traceparent: TRACEPARENT,
      tracestate: 'vendor=1',
      baggage: 'user=ada',
    });
  });

  it('is that of the message, where it says so', async () => {
    const traceparent = `00-${TRACE_ID}-${SPAN_ID}-00`;

    expect(
      await traceOf(
        { traceparent: TRACEPARENT, tracestate: 'vendor=1' },
        { traceparent },
      ),
    ).toEqual({
      traceId: TRACE_ID,
      spanId: SPAN_ID,
      sampled: false,
      traceparent,
    });
  });

  it('is handed on to the tools a handler calls', async () => {
    const client = await app.client();

    const derived = await app.run(
      {
        callTool: (call) =>
          client.callTool({ ...call, _meta: { traceparent: TRACEPARENT } }),
      },
      ({ exchange }) => exchange.derive('tools/call', {}).meta['traceparent'],
    );

    expect(derived).toBe(TRACEPARENT);
  });

  it.each([
    ['none', ''],
    ['no such thing', 'x'],
    ['one of zeros', `00-${'0'.repeat(32)}-${SPAN_ID}-01`],
    ['one of no span', `00-${TRACE_ID}-${'0'.repeat(16)}-01`],
    ['one of a version there is not', `ff-${TRACE_ID}-${SPAN_ID}-01`],
    ['one in capitals', TRACEPARENT.toUpperCase()],
    ['one that goes on', `${TRACEPARENT}-01`],
    ['a list', [TRACEPARENT]],
  ])('is not there for %s', async (_, traceparent) => {
    expect(await traceOf({}, { traceparent })).toBeUndefined();
  });

  it('leaves out what is longer than anybody needs', async () => {
    expect(
      await traceOf(
        {},
        { traceparent: TRACEPARENT, baggage: 'x'.repeat(8_193) },
      ),
    ).toEqual({
      traceId: TRACE_ID,
      spanId: SPAN_ID,
      sampled: true,
      traceparent: TRACEPARENT,
    });
  });
});
