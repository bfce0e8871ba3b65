import { ticksOf } from './ticks.mjs';

const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 70;
const RIGHT = 215;
const TOP = 50;
const BOTTOM = 55;
/** The same in every picture, by what stands before the comma of a label. */
const COLOURS = {
  'nest-fastmcp': '#0b6e4f',
  'bare Nest controller': '#7a7a7a',
  'mcp-nest': '#c8553d',
  SDK: '#8d5a97',
};
const OTHER_COLOUR = '#1c77c3';

/**
 * Draws a curve, both axes logarithmic: what stays flat does not grow, what
 * climbs steadily grows in proportion.
 *
 * @param {import('./measure-curve.mjs').MeasuredCurve} curve
 * @returns {string} an SVG document
 */
export function pictureOf({ title, quantity, unit, lines }) {
  const points = lines.flatMap((line) => line.points);
  const values = new Set(points.map(({ value }) => value));
  const figures = points.map(({ figure }) => Math.max(figure, 0.1));
  // Across, what was measured is what can be read off.
  const across = scaleOf(
    [...values].sort((a, b) => a - b),
    LEFT,
    WIDTH - RIGHT,
  );
  const up = scaleOf(
    ticksOf(Math.min(...figures), Math.max(...figures)),
    HEIGHT - BOTTOM,
    TOP,
  );
  const place = ({ value, figure }) => [
    across.at(value).toFixed(1),
    up.at(Math.max(figure, 0.1)).toFixed(1),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 24, title, 'font-size="15" font-weight="bold"'),
    text(LEFT, 42, `${unit}; both axes logarithmic`, 'fill="#555"'),
    ...across.ticks.map((tick) => gridLine(across.at(tick), tick, 'x')),
    ...up.ticks.map((tick) => gridLine(up.at(tick), tick, 'y')),
    text(
      (LEFT + WIDTH - RIGHT) / 2,
      HEIGHT - 14,
      quantity,
      'text-anchor="middle"',
    ),
    ...lines.flatMap((line, index) => drawLine(lines, index, place)),
    '</svg>',
    '',
  ].join('\n');
}

/** Where values lie between two places, logarithmically; the first and last tick are at these. */
function scaleOf(ticks, from, to) {
  const low = Math.log10(ticks[0]);
  const high = Math.log10(ticks.at(-1));
  const at = (value) =>
    from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  return { ticks, at };
}

function gridLine(place, tick, axis) {
  const at = place.toFixed(1);
  const label = tick.toLocaleString('en');
  if (axis === 'x') {
    return (
      `<path d="M${at} ${TOP}V${HEIGHT - BOTTOM}" stroke="#eee"/>` +
      text(at, HEIGHT - BOTTOM + 18, label, 'text-anchor="middle" fill="#555"')
    );
  }
  return (
    `<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#e3e3e3"/>` +
    text(LEFT - 8, Number(at) + 4, label, 'text-anchor="end" fill="#555"')
  );
}

function drawLine(lines, index, place) {
  const { label, points } = lines[index];
  const subject = subjectOf(label);
  const colour = COLOURS[subject] ?? OTHER_COLOUR;
  // A second line of the same colour is told apart by dashes.
  const isSecond = lines.findIndex(isOf(subject)) < index;
  const stroke = `stroke="${colour}"${isSecond ? ' stroke-dasharray="6 4"' : ''}`;
  const places = points.map(place);
  const y = TOP + 14 + index * 20;
  const x = WIDTH - RIGHT + 20;
  return [
    `<polyline points="${places.join(' ')}" fill="none" ${stroke} stroke-width="2"/>`,
    ...places.map(
      ([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`,
    ),
    `<path d="M${x} ${y - 4}h18" ${stroke} stroke-width="3"/>`,
    text(x + 24, y, label, 'fill="#000"'),
  ];
}

/** The library a line is of. */
function subjectOf(label) {
  return label.split(',', 1)[0];
}

function isOf(subject) {
  return ({ label }) => subjectOf(label) === subject;
}

function text(x, y, content, attributes) {
  return `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`;
}

function escaped(content) {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
