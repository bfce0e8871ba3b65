import { describe, expect, it } from '@jest/globals';
import { isResourceUri, normalizeUri } from '../../lib/uri/resource-uri.js';
import { TemplateIndex } from '../../lib/uri/template-index.js';
import { UriTemplate } from '../../lib/uri/uri-template.js';
import { cpuTime, leastCpuTime } from './support/cpu-time.js';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `v${index}`);

const TEMPLATES: readonly string[] = [
  `a://${names(30)
    .map((name) => `{${name}*}`)
    .join('/')}`,
  `a://${names(30)
    .map((name) => `{${name}}`)
    .join('/')}`,
  `a://${names(30)
    .map((name) => `{${name}*}`)
    .join('a')}`,
  `a://${names(30)
    .map((name) => `{${name}}`)
    .join('a')}`,
  `a://${names(30)
    .map((name) => `{${name}*}`)
    .join('/a')}b`,
  `a://${names(30)
    .map((name) => `{${name}*}`)
    .join('ab')}c`,
  `a://${names(15)
    .map((name) => `{${name}}/{${name}x*}`)
    .join('/a')}/b`,
  `a://{x*}${'a'.repeat(4000)}b{y*}`,
];

const FILLINGS = '/ a /a a/ ab aa/ a- %61 %2F %2f% é'.split(' ');

describe('a hostile URI', () => {
  it.each(FILLINGS)(
    'of 8 KB of %j costs little with any template',
    (filling) => {
      const rest = filling.repeat(8192 / filling.length).slice(0, 8180);
      for (const text of TEMPLATES) {
        const template = UriTemplate.parse(text);
        for (const uri of [`a://${rest}`, `a://${rest}!`, `a://a?${rest}`]) {
          // It takes one to ten milliseconds, and ages where places are tried anew.
          expect(cpuTime(() => template.match(uri))).toBeLessThan(500);
        }
      }
    },
  );

  it('of thousands of query parameters costs little', () => {
    const template = UriTemplate.parse('a://b{?x,y}');
    const uri = `a://b?${'x=&y&&='.repeat(1160)}`;
    expect(cpuTime(() => template.match(uri))).toBeLessThan(500);
    expect(template.match(uri)).toEqual({ x: '', y: '' });
  });

  it('of any length is told from others in little time', () => {
    for (const filling of [...FILLINGS, '%', 'a:', '+']) {
      for (const count of [8190 / filling.length, 1_000_000]) {
        const uri = `a:${filling.repeat(count)}`;
        expect(cpuTime(() => isResourceUri(uri))).toBeLessThan(200);
        expect(cpuTime(() => normalizeUri(uri))).toBeLessThan(200);
      }
    }
  });

  it('costs little among many templates, too', () => {
    const index = new TemplateIndex(
      TEMPLATES.map((text, value) => ({
        template: UriTemplate.parse(text),
        value,
      })),
    );
    for (const filling of ['/', 'a', '/a']) {
      const uri = `a://${filling.repeat(8180 / filling.length)}!`;
      expect(cpuTime(() => index.find(uri))).toBeLessThan(2000);
    }
  });
});

describe('a template of a thousand variables', () => {
  it('is read and matched without running out of stack', () => {
    const template = UriTemplate.parse(
      `a://${names(1000)
        .map((name) => `{${name}*}`)
        .join('/')}`,
    );
    const values = template.match(`a://${'b/'.repeat(999)}c`);
    expect(Object.keys(values ?? {})).toHaveLength(1000);
    expect(values?.['v999']).toBe('c');
  });
});

describe('finding one of a thousand templates', () => {
  it.each([
    ['test://n{i}/{id}', 'test://n7/x'],
    ['test://x/{id}/n{i}', 'test://x/y/n7'],
    ['db://{table}/col{i}', 'db://users/col7'],
    ['a://{x*}/suffix{i}', 'a://b/c/d/suffix7'],
    ['s{i}:{x}', 's7:x'],
  ])('costs what finding one of ten costs: %s', (pattern, uri) => {
    const of = (count: number) =>
      new TemplateIndex(
        Array.from({ length: count }, (_, value) => ({
          template: UriTemplate.parse(pattern.replace('{i}', String(value))),
          value,
        })),
      );
    const few = of(10);
    const many = of(1000);
    expect(many.find(uri)).toEqual(few.find(uri));
    const lookUp = (index: TemplateIndex<number>) => () => {
      for (let count = 0; count < 10_000; count += 1) index.find(uri);
    };
    lookUp(few)();
    lookUp(many)();
    expect(leastCpuTime(lookUp(many))).toBeLessThan(
      2 * leastCpuTime(lookUp(few)),
    );
  });
});
