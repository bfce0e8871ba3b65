import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import { envelope } from './fixtures.js';
import { META, list, modernHeaders, on } from './inbound-ladder.fixture.js';

describe('the inbound ladder', () => {
  it.each([
    [
      {
        roots: { listChanged: true },
        sampling: {},
        elicitation: { form: {}, url: {} },
      },
      true,
    ],
    [{ extensions: { 'com.example/x': { a: 1 } } }, true],
    [{ roots: { listChanged: 'yes' } }, false],
    [{ roots: [] }, false],
    [[], false],
  ])('takes client capabilities %j: %p', (capabilities, valid) => {
    const params = {
      _meta: envelope({ [`${META}clientCapabilities`]: capabilities }),
    };
    const inbound = on({ ...list, params }, modernHeaders);
    if (valid) expect(inbound).toMatchObject({ client: { capabilities } });
    else expect(inbound).toMatchObject({ kind: 'bad-envelope' });
  });

  it.each([
    [{ name: 'a', version: '1', title: 'A' }, true],
    [
      {
        name: 'a',
        version: '1',
        icons: [{ src: 'https://example.com/i.png' }],
      },
      true,
    ],
    [undefined, true],
    [{ name: 'a' }, false],
    ['a', false],
  ])('takes client info %j: %p', (info, valid) => {
    const params = { _meta: envelope({ [`${META}clientInfo`]: info }) };
    const inbound = on({ ...list, params }, modernHeaders);
    expect(inbound instanceof ProtocolFault).toBe(!valid);
  });
});
