import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { Completion, Prompt } from '../../../lib/index.js';
import type { Running } from '../support/platforms.js';
import { As, startWith } from './support.js';

const INPUT = { type: 'object', properties: { city: { type: 'string' } } };
let asked = 0;

@Injectable()
class AdminGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    asked += 1;
    return context.switchToHttp().getRequest().user?.role === 'admin';
  }
}

@UseGuards(AdminGuard)
class Guarded {
  @Prompt({ name: 'travel', version: '1.0', input: INPUT })
  travel() {
    return 'first';
  }

  @Completion({ prompt: 'travel', argument: 'city' })
  cities() {
    return ['Bonn'];
  }
}

class Open {
  @Prompt({ name: 'travel', version: '2.0', input: INPUT })
  travel() {
    return 'second';
  }
}

describe('a completion of a prompt with versions in several classes', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Guarded, Open]);
  });
  afterAll(() => running.app.close());
  beforeEach(() => {
    asked = 0;
  });

  const complete = (role: string, version: string) =>
    new As(running.url, 'legacy', { role }).send('completion/complete', {
      ref: { type: 'ref/prompt', name: 'travel' },
      argument: { name: 'city', value: '' },
      _meta: { 'nest-fastmcp/version': version },
    });

  it.each(['1.0', '2.0'])(
    'asks the guards of its own class once for version %s',
    async (version) => {
      const refused = await complete('user', version);
      expect(refused.status).toBe(403);
      expect(refused.text).not.toContain('Bonn');
      asked = 0;
      const { body } = await complete('admin', version);
      expect(body.result.completion.values).toEqual(['Bonn']);
      expect(asked).toBe(1);
    },
  );
});
