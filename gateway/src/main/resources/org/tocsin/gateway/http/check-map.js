// A map of where a message would go, drawn as SVG by this page alone, with a table that says the same.
import { element, words } from './check-text.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 640;
const HIGHEST = 640;
const LOWEST = 200;
const MARGIN = 24;
const METRES_PER_DEGREE = 111195;

let maps = 0;

export function mapFigure(map) {
  const id = `map-${maps += 1}`;
  const out = map.sites.filter(site => !site.serves).length;
  const figure = element('figure', { class: 'map' });
  if (map.outline.some(ring => ring.length > 0)) {
    figure.append(drawing(map, id));
  }
  figure.append(
    element('figcaption', { id },
      `${count(map.serving, 'cell')} would broadcast it (● with its reach); ${count(map.others, 'cell')} around would not (○).`),
    table(map, out));
  return figure;
}

function count(number, what) {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function drawing(map, id) {
  const at = projection(map);
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${at.height}`, role: 'img', 'aria-labelledby': id });
  svg.append(shape('path', { class: 'area', d: map.outline.map(ring => path(ring, at)).join(' ') }));
  // Those that serve come last, so that they lie on top.
  [...map.sites].sort((a, b) => a.serves - b.serves).forEach(site => svg.append(...marks(site, at)));
  return svg;
}

// Degrees to the screen: east and west are narrower away from the equator. An area across 180 degrees is kept in one piece.
function projection(map) {
  const corners = map.outline.flat();
  const west = Math.min(...corners.map(corner => corner.longitude));
  const east = Math.max(...corners.map(corner => corner.longitude));
  const middle = (west + east) / 2;
  const turned = longitude => longitude - 360 * Math.round((longitude - middle) / 360);
  const sites = map.sites.map(site => ({ longitude: turned(site.longitude), latitude: site.latitude }));
  const all = [...corners, ...sites];
  const left = Math.min(...all.map(point => point.longitude));
  const right = Math.max(...all.map(point => point.longitude));
  const top = Math.max(...all.map(point => point.latitude));
  const bottom = Math.min(...all.map(point => point.latitude));
  const narrow = Math.max(0.05, Math.cos((top + bottom) / 2 * Math.PI / 180));
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(1e-6, (right - left) * narrow),
    (HIGHEST - 2 * MARGIN) / Math.max(1e-6, top - bottom));
  const height = Math.max(LOWEST, Math.round((top - bottom) * scale + 2 * MARGIN));
  return {
    height,
    scale,
    x: longitude => round(WIDTH / 2 + (turned(longitude) - (left + right) / 2) * narrow * scale),
    y: latitude => round(height / 2 + ((top + bottom) / 2 - latitude) * scale),
  };
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function path(ring, at) {
  return `M${ring.map(corner => `${at.x(corner.longitude)} ${at.y(corner.latitude)}`).join('L')}Z`;
}

function marks(site, at) {
  const place = { cx: at.x(site.longitude), cy: at.y(site.latitude) };
  const dot = shape('circle', { ...place, r: 5, class: site.serves ? 'serves' : 'other' });
  const title = shape('title', {});
  title.textContent = words(`${site.name}: ${site.serves ? 'would broadcast it' : 'would not'}`);
  dot.append(title);
  const reach = shape('circle', { ...place, r: round(site.rangeMetres / METRES_PER_DEGREE * at.scale), class: 'reach' });
  return site.serves ? [reach, dot] : [dot];
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function table(map, out) {
  const inside = map.sites.length - out;
  const left = map.serving - inside + map.others - out;
  const head = element('tr', {}, ...['Cell', 'Broadcasts it', 'Latitude', 'Longitude', 'Reach in metres'].map(
    title => element('th', { scope: 'col' }, title)));
  const rows = map.sites.map(site => element('tr', {},
    element('th', { scope: 'row' }, site.name),
    element('td', {}, site.serves ? '● yes' : '○ no'),
    ...[site.latitude, site.longitude, site.rangeMetres].map(number => element('td', { class: 'number' }, String(number)))));
  return element('details', {},
    element('summary', {}, `The same as a table (${count(map.sites.length, 'cell')}${left > 0 ? `; ${left} more are not listed` : ''})`),
    element('div', { class: 'scroll', role: 'region', 'aria-label': 'Cells of the map', tabindex: '0' },
      element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows))));
}
