// What happened on a day: reviews as lines, warnings and corrective actions as signs above the plot.
import { el, textOf } from './svg.js';

const size = 6;

const signs = {
  warning: (x, y) => `M${x},${y - size}L${x + size},${y + size}H${x - size}Z`,
  opened: (x, y) => `M${x - size},${y - size}H${x + size}V${y + size}H${x - size}Z`,
  closed: (x, y) => `M${x},${y - size}L${x + size},${y}L${x},${y + size}L${x - size},${y}Z`,
};

export function markers(marks, x, top, bottom) {
  const above = new Map();
  return marks.map(({ day, kind, text, name }) => {
    const group = el('g', { class: `mark ${kind}` }, el('title', {}, text));
    if (kind === 'review') {
      group.append(el('line', { x1: x(day), x2: x(day), y1: top - 8, y2: bottom }), textOf(name, { x: x(day), y: top - 14, 'text-anchor': 'middle' }));
      return group;
    }
    // Signs of one day stand side by side.
    const place = above.get(day) ?? 0;
    above.set(day, place + 1);
    group.append(el('path', { d: signs[kind](x(day) + place * (2 * size + 3), top - 2) }));
    return group;
  });
}
