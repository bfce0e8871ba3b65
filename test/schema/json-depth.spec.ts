import fc from 'fast-check';
import { isDeeperThan } from '../../lib/schema/json-depth.js';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the depth of JSON text', () => {
  it('is that of the value, whatever its texts hold', () => {
    const brackets = fc.string({
      unit: fc.constantFrom('[', '{', ']', '}', '"', '\\', 'a', '\n'),
    });
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'large' },
        brackets,
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(brackets, tie('json'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(json, fc.integer({ min: 0, max: 6 }), (value, limit) => {
        const text = JSON.stringify(value);
        fc.pre(text.length > 2 * limit);
        return isDeeperThan(text, limit) === depthOf(value) > limit;
      }),
      { numRuns: 2_000 },
    );
  });
});
