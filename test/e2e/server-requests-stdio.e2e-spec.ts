import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type AskedClient,
  STDIO_CLIENTS,
  type User,
} from './support/asked-client.js';

const SERVER = fileURLToPath(
  new URL('./support/asking-server.mjs', import.meta.url),
);

describe.each(STDIO_CLIENTS)(
  'a tool that asks its client over stdio, with the client of SDK %s',
  (_, connect) => {
    let client: AskedClient | undefined;

    const call = async (user: User): Promise<unknown> => {
      client = await connect(SERVER, user);
      return client.call('one');
    };

    afterEach(() => client?.close());

    it('has the answer', async () => {
      const said = { action: 'accept' as const, content: { said: 'yes' } };
      expect(await call(() => said)).toEqual(said);
    });

    it("is told the client's error", async () => {
      const user: User = () => {
        throw Object.assign(new Error('no user here'), { code: -32042 });
      };
      expect(await call(user)).toMatchObject({
        code: -32042,
        message: expect.stringContaining('no user here'),
      });
    });
  },
);
