import { dispatcherOf, envelope, tool } from '../protocol/fixtures.js';
import { type Platform, type Settings, startApp } from './app.fixture.js';

export const call = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'echo', arguments: {}, _meta: envelope() },
};
export const legacyList = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

/** Starts applications on a platform, with one tool to call. */
export const mountOn =
  (platform: Platform) =>
  (more: Partial<Settings> = {}) =>
    startApp({ platform, dispatcher: dispatcherOf([tool('echo')]), ...more });
