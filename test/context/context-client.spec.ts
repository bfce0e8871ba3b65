import { describe, expect, it } from '@jest/globals';
import { ContextClient } from '../../lib/context/context-client.js';

const clientWith = (capabilities: Readonly<Record<string, unknown>>) =>
  new ContextClient({ capabilities });

describe('ctx.client.supports', () => {
  const client = clientWith({
    roots: { listChanged: true },
    sampling: { tools: {}, context: false },
    elicitation: { url: {} },
    extensions: { 'com.example/thing.more': {} },
    odd: null,
  });

  it.each([
    'roots',
    'roots.listChanged',
    'sampling',
    'sampling.tools',
    'elicitation',
    'elicitation.url',
    'extensions',
    'extensions.com.example/thing.more',
  ])('%s', (capability) => {
    expect(client.supports(capability)).toBe(true);
  });

  it.each([
    '',
    'tasks',
    'sampling.context',
    'sampling.tools.choice',
    'elicitation.form',
    'extensions.com.example/thing',
    'odd',
    'odd.thing',
    'constructor',
    'roots.toString',
  ])('not %s', (capability) => {
    expect(client.supports(capability)).toBe(false);
  });

  it('forms, where a client says no more than that it elicits', () => {
    expect(clientWith({ elicitation: {} }).supports('elicitation.form')).toBe(
      true,
    );
    expect(
      clientWith({ elicitation: { form: {}, url: {} } }).supports(
        'elicitation.form',
      ),
    ).toBe(true);
    expect(clientWith({}).supports('elicitation.form')).toBe(false);
  });

  it('tells who it is, where it said so', () => {
    const info = { name: 'client', version: '1' };

    expect(new ContextClient({ info, capabilities: {} }).info).toEqual(info);
    expect(clientWith({}).info).toBeUndefined();
  });
});
