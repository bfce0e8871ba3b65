import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { HeaderJournal } from '../../lib/transports/http/header-journal.js';

const COOKIES = 'set-cookie';

describe('headers that are taken back', () => {
  let response: ServerResponse;
  let journal: HeaderJournal;
  beforeEach(() => {
    response = new ServerResponse(new IncomingMessage(new Socket()));
    journal = new HeaderJournal();
    response.setHeader('vary', 'origin');
    response.setHeader('x-gone', 'there');
    response.setHeader(COOKIES, ['a=1']);
  });

  const note = (work: () => unknown) => journal.noting(response, work);

  it('are what they were, added to, replaced and removed ones too', () => {
    const before = response.getHeaders();
    note(() => response.setHeader('x-new', '1'));
    note(() => response.setHeader('x-new', '2'));
    note(() => response.setHeader('vary', 'origin, cookie'));
    note(() => response.removeHeader('x-gone'));
    note(() => response.appendHeader(COOKIES, 'b=2'));
    expect(response.getHeader(COOKIES)).toEqual(['a=1', 'b=2']);

    journal.takeBack();

    expect(response.getHeaders()).toEqual({ ...before, [COOKIES]: ['a=1'] });
  });

  it('stay where somebody else has set them since', () => {
    note(() => response.setHeader('x-left', '1'));
    note(() => response.setHeader('x-mine', '1'));
    response.setHeader('x-left', '2');

    journal.takeBack();

    expect(response.getHeader('x-left')).toBe('2');
    expect(response.hasHeader('x-mine')).toBe(false);
  });

  it('stay where they were sent', () => {
    note(() => response.setHeader('x-sent', '1'));
    response.flushHeaders();

    expect(() => journal.takeBack()).not.toThrow();
    expect(response.getHeader('x-sent')).toBe('1');
  });

  it('are noted where what sets them throws', () => {
    const failing = () =>
      note(() => {
        response.setHeader('x-failed', '1');
        throw new Error('no');
      });

    expect(failing).toThrow('no');
    journal.takeBack();

    expect(response.hasHeader('x-failed')).toBe(false);
  });
});
