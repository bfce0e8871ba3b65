import {
  type CanActivate,
  type ExceptionFilter,
  Injectable,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { of } from 'rxjs';
import { McpException, Tool } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';
import { answer, filter } from './filters.fixture.js';

describe('a denial', () => {
  async function refusalWith(
    guard: CanActivate,
    ...filters: ExceptionFilter[]
  ): Promise<unknown> {
    @Injectable()
    class Guarded {
      @Tool()
      @UseGuards(guard)
      @UseFilters(...filters)
      guarded() {
        return 'in';
      }
    }
    const client = await clientOf({ providers: [Guarded] });
    return client.callTool({ name: 'guarded' }).catch((error: unknown) => ({
      status: Reflect.get(Object(error), 'status'),
      text: String(error),
    }));
  }

  const no: CanActivate = { canActivate: () => false };

  it('stays one when a filter returns a value', async () => {
    expect(
      await refusalWith(
        no,
        filter(() => 'welcome'),
      ),
    ).toMatchObject({
      status: 403,
    });
  });

  it('stays one when a filter answers with a success', async () => {
    const welcome = filter(answer(200, () => ({ message: 'welcome' })));

    expect(await refusalWith(no, welcome)).toMatchObject({ status: 403 });
  });

  it('takes status and words of a filter that refuses', async () => {
    const login = filter(answer(401, () => ({ message: 'Log in first' })));

    expect(await refusalWith(no, login)).toMatchObject({
      status: 401,
      text: expect.stringContaining('Log in first'),
    });
  });

  it('keeps its own status when a filter makes a server error of it', async () => {
    const broken = filter(answer(500, () => ({ message: 'oops' })));

    expect(await refusalWith(no, broken)).toMatchObject({
      status: 403,
      text: expect.stringContaining('Forbidden resource'),
    });
  });

  it('is one when a guard’s observable says no, or nothing', async () => {
    expect(
      await refusalWith({ canActivate: () => of(true, false) }),
    ).toMatchObject({ status: 403 });
    expect(
      await refusalWith({ canActivate: () => Promise.resolve(false) }),
    ).toMatchObject({ status: 403 });
    expect(
      await refusalWith({ canActivate: () => undefined as unknown as boolean }),
    ).toMatchObject({ status: 403 });
  });

  it('can be a JSON-RPC error of the guard’s own', async () => {
    const guard: CanActivate = {
      canActivate: () => {
        throw new McpException(-32051, 'Out of credit');
      },
    };

    expect(await refusalWith(guard)).toMatchObject({
      text: expect.stringContaining('Out of credit'),
    });
  });

  it('lets in what says yes', async () => {
    expect(await refusalWith({ canActivate: () => of(true) })).toMatchObject({
      content: [{ text: 'in' }],
    });
  });
});
