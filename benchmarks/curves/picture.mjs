import { ticksOf } from './ticks.mjs';

const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 70;
const RIGHT = 215;
const TOP = 50;
const BOTTOM = 55;
const COLOURS = ['#0b6e4f', '#1c77c3', '#7a7a7a', '#c8553d', '#8d5a97'];

/**
 * Draws a curve, both axes logarithmic: what stays flat does not grow, what
 * climbs steadily grows in proportion.
 *
 * @param {import('./measure-curve.mjs').MeasuredCurve} curve
 * @returns {string} an SVG document
 */
export function pictureOf({ title, quantity, unit, lines }) {
  const points = lines.flatMap((line) => line.points);
  const across = scaleOf(
    points.map(({ value }) => value),
    LEFT,
    WIDTH - RIGHT,
  );
  const up = scaleOf(
    points.map(({ figure }) => Math.max(figure, 0.1)),
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
    ...lines.flatMap((line, index) => drawLine(line, index, place)),
    '</svg>',
    '',
  ].join('\n');
}

/** Where values lie between two places, logarithmically. */
function scaleOf(values, from, to) {
  const ticks = ticksOf(Math.min(...values), Math.max(...values));
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

function drawLine({ label, points }, index, place) {
  const colour = COLOURS[index % COLOURS.length];
  const places = points.map(place);
  const y = TOP + 14 + index * 20;
  const x = WIDTH - RIGHT + 20;
  return [
    `<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...places.map(
      ([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`,
    ),
    `<path d="M${x} ${y - 4}h18" stroke="${colour}" stroke-width="3"/>`,
    text(x + 24, y, label, ''),
  ];
}

function text(x, y, content, attributes) {
  return `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`;
}

function escaped(content) {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
