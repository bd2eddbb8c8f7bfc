// Numbers and days as the reader's language writes them.
const dayLength = 86_400_000;

const fractionOf = { percent: 1, points: 1, seconds: 1 };

export function writer(unit, words) {
  const number = new Intl.NumberFormat(words.language, { maximumFractionDigits: fractionOf[unit] ?? 2 });
  const axis = new Intl.NumberFormat(words.language, { maximumFractionDigits: 2 });
  const short = new Intl.DateTimeFormat(words.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeZone: 'UTC' });
  const at = (first, day) => new Date(Date.parse(first) + day * dayLength);
  const percent = unit === 'percent';
  return {
    axis: value => percent ? `${axis.format(value * 100)}%` : axis.format(value),
    value: value => percent ? `${number.format(value * 100)}%` : number.format(value),
    count: value => new Intl.NumberFormat(words.language).format(value),
    day: (first, day) => short.format(at(first, day)),
    whole: (first, day) => long.format(at(first, day)),
  };
}

// Days that are labelled: every week, or every so many weeks where there is not enough room.
export function daysOf(span, labels) {
  const step = 7 * Math.max(1, Math.ceil(span / 7 / Math.max(1, labels)));
  return Array.from({ length: Math.ceil(span / step) }, (_, i) => i * step);
}
