// Draws the KPIs of the pilot page by day. The page has everything in tables; this is the same to look at.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { cursorOf } from './cursor.js';
import { markers } from './marks.js';
import { el, textOf } from './svg.js';
import { daysOf, writer } from './words.js';

const height = 250;
const edge = { top: 30, right: 14, bottom: 26, left: 62 };
const dot = 1.8;
// So many pixels keep two labels apart.
const labelWidth = 64;

function drawn(figure, data, words) {
  const width = Math.max(280, Math.floor(figure.clientWidth));
  const write = writer(data.unit, words);
  const known = data.days.flatMap((_, i) => [data.value[i], data.low[i], data.high[i]])
    .concat(data.target, data.baseline).filter(value => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = (most - least || Math.abs(most) || 1) * 0.06;
  const x = scaleLinear([0, Math.max(1, data.span - 1)], [edge.left, width - edge.right]);
  const y = scaleLinear([least - room, most + room], [height - edge.bottom, edge.top]).nice(5);
  // No share lies beyond none or all.
  if (data.unit === 'percent') y.domain([Math.max(0, y.domain()[0]), Math.min(1, y.domain()[1])]);

  const svg = el('svg', { class: 'plot', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': figure.dataset.label });
  for (const tick of y.ticks(5)) {
    svg.append(el('line', { class: 'grid', x1: edge.left, x2: width - edge.right, y1: y(tick), y2: y(tick) }));
    svg.append(textOf(write.axis(tick), { x: edge.left - 8, y: y(tick) + 4, 'text-anchor': 'end' }));
  }
  for (const day of daysOf(data.span, (width - edge.left - edge.right) / labelWidth))
    svg.append(textOf(write.day(data.first, day), { x: x(day), y: height - 8, 'text-anchor': day === 0 ? 'start' : 'middle' }));

  const rows = data.days.map((day, i) => ({ day, i, value: data.value[i], mid: data.mid[i], low: data.low[i], high: data.high[i], part: data.part[i] }));
  // Where the running value begins anew, its line and band do too.
  for (const part of new Set(data.part)) {
    const running = rows.filter(row => row.part === part && row.mid !== null);
    svg.append(el('path', { class: 'band', d: area(row => x(row.day), row => y(row.low), row => y(row.high))(running) }));
    svg.append(el('path', { class: 'running', d: line(row => x(row.day), row => y(row.mid))(running) }));
  }
  for (const [name, value] of [['baseline', data.baseline], ['target', data.target]])
    if (value !== null) svg.append(el('line', { class: name, x1: edge.left, x2: width - edge.right, y1: y(value), y2: y(value) }));
  for (const row of rows.filter(row => row.value !== null)) svg.append(el('circle', { class: 'day', cx: x(row.day), cy: y(row.value), r: dot }));
  svg.append(...markers(data.marks, x, edge.top, height - edge.bottom));
  const pointer = el('line', { class: 'pointer', y1: edge.top, y2: height - edge.bottom, x1: -1, x2: -1 });
  svg.append(pointer);
  return { svg, x, pointer, rows, write };
}

function show(figure, words) {
  const data = JSON.parse(figure.dataset.chart);
  if (data.days.length === 0) return;
  const place = figure.querySelector('.sketch');
  const cursor = cursorOf(figure, data, words);
  let width = 0;
  const draw = () => {
    if (figure.clientWidth === width) return;
    width = figure.clientWidth;
    const plot = drawn(figure, data, words);
    place.replaceChildren(plot.svg);
    cursor.follow(plot);
  };
  draw();
  new ResizeObserver(draw).observe(figure);
}

const charts = document.querySelector('[data-words]');
if (charts) {
  const words = JSON.parse(charts.dataset.words);
  for (const figure of charts.querySelectorAll('figure[data-chart]')) show(figure, words);
  // On paper nothing can be opened.
  addEventListener('beforeprint', () => { for (const days of charts.querySelectorAll('details')) days.open = true; });
}
