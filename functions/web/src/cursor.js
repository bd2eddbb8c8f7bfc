// Reads a day's values off a chart: by the slider below it, which a keyboard and a finger move too, or by pointing.
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function cursorOf(figure, data, words) {
  const slider = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: data.days.length - 1, value: data.days.length - 1 });
  slider.setAttribute('aria-label', filled(words.slider, { kpi: figure.dataset.name }));
  const output = document.createElement('p');
  output.className = 'small readout';
  figure.append(slider, output);
  let plot;

  const move = () => {
    const row = plot.rows[slider.valueAsNumber];
    const values = {
      day: plot.write.whole(data.first, row.day), value: plot.write.value(row.value), cases: plot.write.count(data.cases[row.i]),
      mid: row.mid === null ? '' : plot.write.value(row.mid), low: row.mid === null ? '' : plot.write.value(row.low), high: row.mid === null ? '' : plot.write.value(row.high),
    };
    const marks = data.marks.filter(mark => mark.day === row.day).map(mark => mark.text);
    const said = [filled(row.mid === null ? words.day : words.running, values), ...marks].join(words.separator);
    output.textContent = said;
    slider.setAttribute('aria-valuetext', said);
    plot.pointer.setAttribute('x1', plot.x(row.day));
    plot.pointer.setAttribute('x2', plot.x(row.day));
  };

  slider.addEventListener('input', move);
  return {
    follow(drawn) {
      plot = drawn;
      plot.svg.addEventListener('pointermove', event => {
        const box = plot.svg.getBoundingClientRect();
        const day = plot.x.invert((event.clientX - box.left) / box.width * plot.svg.viewBox.baseVal.width);
        slider.value = plot.rows.reduce((best, row, i) => Math.abs(row.day - day) < Math.abs(plot.rows[best].day - day) ? i : best, 0);
        move();
      });
      move();
    },
  };
}
