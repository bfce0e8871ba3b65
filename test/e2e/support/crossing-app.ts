import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type KeyValueStore,
  McpContext,
  type OnSessionClose,
  Resource,
  type SessionInfo,
  Tool,
} from '../../../lib/index.js';
import { findServer } from '../../../lib/internal.js';
import { asking } from './asking-app.js';
import type { Running } from './platforms.js';

/** Ids of the sessions the application was told were closed. */
export const closed: string[] = [];

/** Tools that ask or take their time. */
@Injectable()
export class Tools implements OnSessionClose {
  @Resource('docs://{name}')
  doc({ name }: { name: string }) {
    return name;
  }

  @Tool()
  async ask(ctx: McpContext) {
    return JSON.stringify(await asking(ctx, 'what?'));
  }

  @Tool()
  async slow(ctx: McpContext) {
    for (const step of [1, 2, 3, 4, 5, 6]) {
      ctx.log.warning(`${step}`);
      await sleep(400);
    }
    return 'done';
  }

  onSessionClose({ id }: SessionInfo) {
    closed.push(id);
  }
}

/** What holds something up, until it is let go. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

/** A store of which some keys are slow, and which knows what is in it. */
export function watched(kept: KeyValueStore) {
  const keys = new Set<string>();
  const slow = { prefix: '', gate: gate() };
  const store: KeyValueStore = {
    get: (key) => kept.get(key),
    set: async (key, value, ttlMs) => {
      await kept.set(key, value, ttlMs);
      keys.add(key);
    },
    add: async (key, value, ttlMs) => {
      const isSlow = slow.prefix !== '' && key.startsWith(slow.prefix);
      if (isSlow) await slow.gate.passed;
      return kept.add(key, value, ttlMs);
    },
    delete: async (key) => {
      await kept.delete(key);
      keys.delete(key);
    },
  };
  return { store, keys, slow };
}

/** The keys under which sessions are recorded. */
export const recordsIn = (keys: ReadonlySet<string>) =>
  [...keys].filter((key) => key.startsWith('session:record:'));

/** What messages say: the answer, or what was logged. */
export const said = (messages: readonly unknown[]) =>
  messages.map((message) => {
    const { result, params } = Object(message);
    return result ? 'answer' : params?.data;
  });

/** Lets a replica tell that its tools have changed. */
export const listsChange = async (replica: Running | undefined) => {
  if (!replica) throw new Error('There is no such replica.');
  const { hub } = await findServer(replica.app, 'default');
  hub.publish({ kind: 'list-changed', list: 'tools' });
};
