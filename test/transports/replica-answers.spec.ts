import { afterEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ReplicaAnswers } from '../../lib/transports/http/replica-answers.js';
import { SpyBus } from '../notifications/support/spy-bus.js';

const ONE = 'replica-number-1';
const TWO = 'replica-number-2';
const QUESTION = 'x'.repeat(22);
const MAX_SIZE = 1_000;

const open: ReplicaAnswers[] = [];

afterEach(async () => {
  for (const answers of open.splice(0)) await answers.close();
});

function replica(bus: SpyBus, name: string, serverId = 'main') {
  const init = { serverId, replica: name, bus, maxSize: MAX_SIZE };
  const answers = new ReplicaAnswers(init);
  const heard: unknown[] = [];
  open.push(answers);
  const hear = () =>
    answers.hear((session, response) => heard.push({ session, ...response }));
  return { answers, heard, hear };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('an answer that came to the wrong replica', () => {
  it('reaches the one its id names, and no other', async () => {
    const bus = new SpyBus();
    const [one, two] = [replica(bus, ONE), replica(bus, TWO)];
    const elsewhere = replica(bus, ONE, 'another server');
    await Promise.all([one.hear(), two.hear(), elsewhere.hear()]);
    const id = `${one.answers.idPrefix}${QUESTION}`;
    two.answers.forward('ada', { id, result: { roots: [] } });
    two.answers.forward('ada', { id, error: { code: 1, message: 'no' } });
    await settled();
    expect(one.heard).toEqual([
      { session: 'ada', id, result: { roots: [] } },
      { session: 'ada', id, error: { code: 1, message: 'no' } },
    ]);
    expect([...two.heard, ...elsewhere.heard]).toEqual([]);
  });

  it('goes nowhere when its id names this replica, or none', async () => {
    const bus = new SpyBus();
    const { answers } = replica(bus, ONE);
    for (const id of [
      `${ONE}.${QUESTION}`,
      QUESTION,
      `${TWO}.${QUESTION}.`,
      `${TWO}:${QUESTION}`,
      `${TWO}x.${QUESTION}`,
      `${TWO.slice(1)}*.${QUESTION}`,
      7,
      '',
    ]) {
      answers.forward('ada', { id, result: {} });
    }
    expect(bus.published).toEqual([]);
  });

  it('goes nowhere when it is longer than a body may be', async () => {
    const bus = new SpyBus();
    const [one, two] = [replica(bus, ONE), replica(bus, TWO)];
    await one.hear();
    const id = `${ONE}.${QUESTION}`;
    const long = 'x'.repeat(2 * MAX_SIZE);
    two.answers.forward('ada', { id, result: { long } });
    expect(bus.published).toEqual([]);
    const text = JSON.stringify({ session: 'ada', id, result: { long } });
    await bus.publish(`main:answers:${ONE}`, text);
    expect(one.heard).toEqual([]);
  });

  it.each([
    ['no JSON', 'x'],
    ['no object', '[]'],
    ['nobody’s', '{"id":"x","result":{}}'],
    ['without an id', '{"session":"ada","result":{}}'],
    ['with a number for an id', '{"session":"ada","id":1,"result":{}}'],
    ['hostile', '{"session":"ada","id":"x","result":{"__proto__":{}}}'],
    ['deep', `{"session":"ada","id":"x","result":${'['.repeat(99)}`],
  ])('is passed over when it is %s', async (_, text) => {
    const bus = new SpyBus();
    const one = replica(bus, ONE);
    await one.hear();
    await bus.publish(`main:answers:${ONE}`, text);
    expect(one.heard).toEqual([]);
  });

  it('is lost when the bus is away, without harm', async () => {
    Logger.overrideLogger(false);
    const bus = new SpyBus();
    const { answers } = replica(bus, ONE);
    bus.outage = new Error('away');
    answers.forward('ada', { id: `${TWO}.${QUESTION}`, result: {} });
    await settled();
    expect(bus.published).toEqual([]);
  });
});
