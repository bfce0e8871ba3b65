import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LocalBus } from '../../lib/notifications/local-bus.js';
import { silentLogger } from '../support/silent-logger.js';

describe('the bus of a single process', () => {
  it('brings each message of a channel to all its subscribers, in order', () => {
    const bus = new LocalBus();
    const heard: string[] = [];
    bus.subscribe('a', (message) => heard.push(`first ${message}`));
    bus.subscribe('a', (message) => heard.push(`second ${message}`));
    bus.publish('a', '1');
    bus.publish('a', '2');
    expect(heard).toEqual(['first 1', 'second 1', 'first 2', 'second 2']);
  });

  it('keeps channels apart', () => {
    const bus = new LocalBus();
    const heard: string[] = [];
    bus.subscribe('a', (message) => heard.push(message));
    bus.publish('b', 'not for a');
    bus.publish('__proto__', 'not for a');
    expect(heard).toEqual([]);
  });

  it('calls nobody who has unsubscribed, and unsubscribes just once', () => {
    const bus = new LocalBus();
    const heard: string[] = [];
    const listener = (message: string) => heard.push(message);
    const unsubscribe = bus.subscribe('a', listener);
    unsubscribe();
    bus.subscribe('a', listener);
    unsubscribe();
    bus.publish('a', 'once');
    expect(heard).toEqual(['once']);
  });

  it('calls nobody whom an earlier subscriber has unsubscribed', () => {
    const bus = new LocalBus();
    const heard: string[] = [];
    bus.subscribe('a', () => unsubscribe());
    const unsubscribe = bus.subscribe('a', (message) => heard.push(message));
    bus.publish('a', '1');
    expect(heard).toEqual([]);
  });

  it('brings a message published by a subscriber after the one it was called with', () => {
    const bus = new LocalBus();
    const heard: string[] = [];
    bus.subscribe('a', (message) => {
      if (message === 'question') bus.publish('a', 'answer');
    });
    bus.subscribe('a', (message) => heard.push(message));
    bus.publish('a', 'question');
    expect(heard).toEqual(['question', 'answer']);
  });

  it('brings nothing to those who come while a message is delivered', () => {
    const bus = new LocalBus();
    const heard: string[] = [];
    bus.subscribe('a', () => {
      bus.subscribe('a', (message) => heard.push(message));
    });
    bus.publish('a', '1');
    expect(heard).toEqual([]);
  });

  describe('with a subscriber that throws', () => {
    beforeAll(() => Logger.overrideLogger(silentLogger));
    afterAll(() => Logger.overrideLogger(new Logger()));

    it('still brings the message, and those that follow, to the others', () => {
      const bus = new LocalBus();
      const heard: string[] = [];
      bus.subscribe('a', () => {
        throw new Error('not my day');
      });
      bus.subscribe('a', (message) => heard.push(message));
      expect(() => bus.publish('a', '1')).not.toThrow();
      bus.publish('a', '2');
      expect(heard).toEqual(['1', '2']);
    });
  });
});
