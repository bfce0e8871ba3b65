import type { JsonSchema } from '../../json-schema.js';
import { textLike, typed, type ConstraintTable } from './constraint-meaning.js';

const HEX = '[0-9A-Fa-f]';
const BYTE = '(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])';
const PERCENT = '(?:\\d|[1-9]\\d|100)%';
const ALPHA = '(?:0?\\.\\d\\d?|1(?:\\.0)?|0(?:\\.0)?)';

/** Decorators about colours as CSS writes them. */
export const COLOR_CONSTRAINTS: ConstraintTable = {
  isHexColor: textLike(`^#?(?:${HEX}{3}|${HEX}{4}|${HEX}{6}|${HEX}{8})$`),
  isRgbColor: typed('string', ([percent = true]) => rgb(percent)),
  isHSL: textLike(
    '^\\s*[hH][sS][lL][aA]?\\([\\s\\S]*\\)\\s*$',
    'Colour, like hsl(120, 100%, 50%)',
  ),
};

function rgb(percent: unknown): JsonSchema {
  const parts = percent ? [BYTE, PERCENT] : [BYTE];
  const forms = parts.flatMap((part) => [
    `rgb\\((?:${part},){2}${part}\\)`,
    `rgba\\((?:${part},){3}${ALPHA}\\)`,
  ]);
  return { pattern: `^(?:${forms.join('|')})$` };
}
