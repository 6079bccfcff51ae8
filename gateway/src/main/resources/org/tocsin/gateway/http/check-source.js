// The source with line numbers and the lines of findings marked. A browser stays quick with some thousand lines of some
// thousand characters, so of longer sources only what stands round a finding is shown.
import { element, words } from './check-text.js';

const MOST_LINES = 1500;
const LINES_ROUND = 3;
const MOST_CHARACTERS = 2000;
const GRAVITY = ['error', 'warning', 'information'];

export function sourceLines(source, findings) {
  const lines = source.split(/\r\n|\r|\n/);
  const marks = new Map();
  findings.forEach((finding, i) => {
    if (finding.line) {
      marks.set(finding.line, [...(marks.get(finding.line) ?? []), { ...finding, id: `finding-${i}` }]);
    }
  });
  const shown = [];
  let last = 0;
  for (const number of numbers(lines.length, [...marks.keys()])) {
    if (number > last + 1) {
      shown.push(gap(number - last - 1));
    }
    shown.push(line(number, lines[number - 1], marks.get(number) ?? []));
    last = number;
  }
  if (last < lines.length) {
    shown.push(gap(lines.length - last));
  }
  return shown;
}

// Which lines to show, in order.
function numbers(count, marked) {
  if (count <= MOST_LINES) {
    return Array.from({ length: count }, (_, i) => i + 1);
  }
  const wanted = new Set();
  for (const middle of [1, ...marked]) {
    for (let n = Math.max(1, middle - LINES_ROUND); n <= Math.min(count, middle + LINES_ROUND); n++) {
      wanted.add(n);
    }
  }
  return [...wanted].sort((a, b) => a - b);
}

function gap(count) {
  return element('li', { class: 'gap' }, `… ${count} ${count === 1 ? 'line' : 'lines'} left out`);
}

function line(number, text, marks) {
  const item = element('li', { id: `line-${number}`, value: String(number), tabindex: '-1' });
  if (marks.length === 0) {
    item.append(words(text.slice(0, MOST_CHARACTERS)), text.length > MOST_CHARACTERS ? '…' : '');
    return item;
  }
  item.className = GRAVITY.find(level => marks.some(mark => mark.level === level)) ?? 'information';
  item.append(...marked(text, Math.max(0, (marks[0].column ?? 1) - 1)));
  marks.forEach(mark => item.append(back(mark)));
  return item;
}

// The text round the column, with the character there framed.
function marked(text, column) {
  const start = Math.max(0, column - MOST_CHARACTERS / 2);
  const end = Math.min(text.length, column + MOST_CHARACTERS / 2);
  const after = String.fromCodePoint(text.codePointAt(column) ?? 32);
  return [
    (start > 0 ? '…' : '') + words(text.slice(start, column)),
    element('mark', {}, after),
    words(text.slice(column + after.length, end)) + (end < text.length ? '…' : ''),
  ];
}

function back(mark) {
  const link = element('a', { class: 'back', href: `#${mark.id}` }, `← ${mark.level} ${mark.rule}`);
  link.addEventListener('click', () => document.getElementById(mark.id)?.focus());
  return link;
}
