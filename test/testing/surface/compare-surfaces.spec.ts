import { told, toldOfTool } from './surface.fixture.js';

describe('a change of a surface', () => {
  it('is told the worst first', () => {
    expect(
      told(
        {
          instructions: 'Be brief.',
          tools: [{ name: 'a' }, { name: 'b', description: 'B' }],
          prompts: [{ name: 'p' }],
        },
        {
          instructions: 'Be kind.',
          tools: [{ name: 'b', description: 'C' }, { name: 'c' }],
        },
      ),
    ).toEqual([
      'breaking: tool a: was removed',
      'breaking: prompt p: was removed',
      'visible: instructions: the text changed from "Be brief." to "Be kind."',
      'visible: tool b: description changed from "B" to "C"',
      'additive: tool c: is new',
    ]);
  });

  it('tells resources and templates by their URIs', () => {
    const resource = { name: 'r', uri: 'a://b', mimeType: 'text/plain' };
    const template = { name: 'r', uriTemplate: 'a://{x}' };

    expect(
      told(
        { resources: [resource], resourceTemplates: [template] },
        {
          resources: [{ ...resource, name: 's', mimeType: 'text/html' }],
          resourceTemplates: [{ ...template, uriTemplate: 'a://{y}' }],
        },
      ),
    ).toEqual([
      'breaking: resource a://b: mimeType changed from "text/plain" to "text/html"',
      'breaking: resource template a://{x}: was removed',
      'visible: resource a://b: name changed from "r" to "s"',
      'additive: resource template a://{y}: is new',
    ]);
  });

  it('is told of the arguments of prompts', () => {
    const prompt = (...args: readonly object[]) => ({
      prompts: [{ name: 'p', arguments: args }],
    });

    expect(
      told(
        prompt({ name: 'a' }, { name: 'b', required: true }, { name: 'c' }),
        prompt(
          { name: 'a', required: true },
          { name: 'b', description: 'B' },
          { name: 'd', required: true },
          { name: 'e' },
        ),
      ),
    ).toEqual([
      'breaking: prompt p, argument "a": is required now',
      'breaking: prompt p, argument "c": was removed',
      'breaking: prompt p, argument "d": is new and required',
      'visible: prompt p, argument "b": description added: "B"',
      'additive: prompt p, argument "b": is optional now',
      'additive: prompt p, argument "e": is new',
    ]);
  });

  it('is told of annotations, tags and versions', () => {
    expect(
      toldOfTool(
        { annotations: { readOnlyHint: true }, _meta: { version: '1' } },
        { _meta: { version: '2', tags: ['x'] } },
      ),
    ).toEqual([
      'visible: tool t: _meta version changed from "1" to "2"',
      'visible: tool t: _meta tags added: ["x"]',
      'visible: tool t: annotation readOnlyHint removed: true',
    ]);
  });

  it('of a long text shows where it differs', () => {
    const text = 'Finds orders by their status. '.repeat(5);

    expect(
      toldOfTool({ description: text }, { description: `${text}Fast.` }),
    ).toEqual([
      'visible: tool t: description changed from …rs by their status. " to …rs by their status. Fast."',
    ]);
  });

  it('is told of output schemas that come and go', () => {
    const outputSchema = { type: 'object' };

    expect(toldOfTool({ outputSchema }, {})).toEqual([
      'breaking: tool t, output: is no longer described by a schema',
    ]);
    expect(toldOfTool({}, { outputSchema })).toEqual([
      'additive: tool t, output: is described by a schema now',
    ]);
  });
});

describe('a change of who may call a tool', () => {
  const oauth = (...scopes: readonly string[]) => ({ type: 'oauth2', scopes });
  const noauth = { type: 'noauth' };

  it.each([
    [
      'a scope more',
      [oauth('a')],
      [oauth('a', 'b')],
      'breaking: tool t, security: oauth2 (a) is no longer enough: it takes oauth2 (a, b) now',
    ],
    [
      'scopes at all',
      undefined,
      [oauth('a')],
      'breaking: tool t, security: noauth is no longer enough: it takes oauth2 (a) now',
    ],
    [
      'a scope fewer',
      [oauth('a', 'b')],
      [oauth('a')],
      'additive: tool t, security: oauth2 (a) is enough now',
    ],
    [
      'everybody',
      [oauth('a')],
      [noauth, oauth('a')],
      'additive: tool t, security: noauth is enough now',
    ],
    [
      'no more everybody',
      [noauth, oauth()],
      [oauth()],
      'breaking: tool t, security: noauth is no longer enough: it takes oauth2 now',
    ],
    [
      'something else',
      [oauth('a')],
      [{ ...oauth('a'), issuer: 'x' }],
      'breaking: tool t, security: securitySchemes changed in a way that cannot be judged',
    ],
    [
      'nobody',
      [oauth('a')],
      [],
      'breaking: tool t, security: securitySchemes changed in a way that cannot be judged',
    ],
  ])('is told: %s', (_, before, now, line) => {
    const ways = (securitySchemes: unknown) => ({ _meta: { securitySchemes } });

    expect(toldOfTool(ways(before), ways(now))).toEqual([line]);
  });
});
