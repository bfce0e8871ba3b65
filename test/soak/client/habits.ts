import { setTimeout as delay } from 'node:timers/promises';
import type { HttpClient } from './http-client.js';
import { modern, request } from './messages.js';
import { Session } from './session.js';

/** A way to use a server and leave it. */
type Habit = (client: HttpClient) => Promise<void>;

/** Ways to use a server and leave it, by name. */
export type Habits = Readonly<Record<string, Habit>>;

const CLOCK = { uri: 'soak://clock' };

/** Long enough for a keep-alive of a server whose intervals are fast, in milliseconds. */
const A_WHILE = 150;

const LISTEN = modern('subscriptions/listen', {
  notifications: {
    toolsListChanged: true,
    resourceSubscriptions: [CLOCK.uri],
  },
});

/** After these there is nothing to hold, though hardly any says goodbye. */
export const CARELESS: Habits = {
  'asks and is gone': async (client) => {
    const session = await Session.open(client);
    await session.ask('tools/list');
    await session.call('greet');
  },

  'ends its session': async (client) => {
    const session = await Session.open(client);
    await session.call('change');
    await session.end();
  },

  'drops its stream': async (client) => {
    const session = await Session.open(client);
    const stream = await session.listen();
    await session.call('change');
    await delay(A_WHILE);
    stream.drop();
  },

  'ends its session under its stream': async (client) => {
    const session = await Session.open(client);
    const stream = await session.listen();
    await session.end();
    await stream.ended;
  },

  'replaces its stream': async (client) => {
    const session = await Session.open(client);
    const first = await session.listen();
    await session.call('change');
    await session.resume(first);
    await first.ended;
  },

  'drops its call': async (client) => {
    const session = await Session.open(client);
    (await session.begin('work')).drop();
  },

  'comes back for its call, and goes again': async (client) => {
    const session = await Session.open(client);
    const stream = await session.begin('work');
    stream.drop();
    (await session.resume(stream)).drop();
  },

  'is let go and stays away': async (client) => {
    const session = await Session.open(client);
    await (
      await session.begin('release')
    ).ended;
  },

  'drops its subscription': async (client) => {
    const stream = await client.stream(LISTEN.headers, LISTEN);
    await delay(A_WHILE);
    stream.drop();
  },

  'drops a call without a session': async (client) => {
    const wait = modern('tools/call', { name: 'wait', arguments: {} });
    (await client.stream(wait.headers, wait)).drop();
  },

  'breaks off in the middle of a message': async (client) => {
    await client.breakOff(request('tools/list'));
  },
};

/** After these a session is held until it expires: the client might come back. */
export const LASTING: Habits = {
  'subscribes and never comes back': async (client) => {
    const session = await Session.open(client);
    await session.ask('resources/subscribe', CLOCK);
    const stream = await session.listen();
    await session.call('change');
    stream.drop();
  },

  'sets a level and never comes back': async (client) => {
    const session = await Session.open(client);
    await session.ask('logging/setLevel', { level: 'debug' });
  },
};
