import {
  type FaultKind,
  ProtocolFault,
} from '../../lib/errors/protocol-fault.js';
import type { Executor } from '../../lib/execution/executor.js';
import { dispatcherOf, envelope, tool } from '../protocol/fixtures.js';
import { type Platform, startApp } from './app.fixture.js';

/** A call in the modern era, and the same in the legacy one. */
export const call = {
  jsonrpc: '2.0',
  id: 7,
  method: 'tools/call',
  params: { name: 'echo', arguments: {}, _meta: envelope() },
};
export const legacyCall = { ...call, params: { name: 'echo', arguments: {} } };

export type CallTool = Executor['callTool'];

/** A tool that is refused. */
export const deny =
  (kind: FaultKind, status?: number): CallTool =>
  () =>
    Promise.reject(new ProtocolFault(kind, 'no', undefined, status));

export const bytes = (text: string) => new TextEncoder().encode(text);

/** Starts applications on a platform, with one tool to call. */
export const startOn =
  (platform: Platform) =>
  (
    callTool?: CallTool,
    more: {
      maxBodySize?: number;
      allowedHosts?: string[];
      allowedOrigins?: string[];
    } = {},
  ) =>
    startApp({
      platform,
      dispatcher: dispatcherOf([tool('echo')], callTool && { callTool }),
      options: more,
    });
