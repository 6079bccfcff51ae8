// Shows an answer: verdict, findings beside their source, and the outputs of the channels.
import { sourceLines } from './check-source.js';
import { mapFigure } from './check-map.js';
import { element, words } from './check-text.js';

const VERDICTS = {
  200: ['good', 'Would be answered as a repeat', 'The same bytes were accepted before.'],
  202: ['good', 'Would be accepted', 'Warnings do not stop it; read them before you submit.'],
  400: ['bad', 'Would be refused: no XML that can be read', 'The findings say where reading stopped.'],
  403: ['bad', 'Would be refused: the plan does not permit it', 'The findings name the rights that this key lacks.'],
  409: ['bad', 'Would be refused: another message bears this identifier', 'Send a correction as an Update with an identifier of its own.'],
  422: ['bad', 'Would be refused: it breaks rules of CAP or of the plan', 'Mend what the findings of level error name.'],
  503: ['bad', 'Could not be kept now', 'The gateway has no room or no broker; nothing would be accepted until that is mended.'],
};
const SHAPES = { error: '✗', warning: '!', information: 'i' };
const ACTIONS = { send: 'would send this', hold: 'would wait, and then send this', skip: 'would send nothing', refuse: 'would refuse it' };

const byId = id => document.getElementById(id);

export function showAnswer(answer, source) {
  const [tone, title, explanation] = VERDICTS[answer.wouldAnswer]
    ?? ['bad', `Would be answered with ${answer.wouldAnswer}`, ''];
  const identity = answer.identifier ? ` Message ${answer.identifier} of ${answer.sender}, sent ${answer.sent}.` : '';
  show(tone, title, explanation + identity, answer.findings ?? [], source, answer.channels ?? []);
}

export function showProblem(problem, source) {
  show('bad', problem.title, problem.detail ?? '', problem.findings ?? [], source, []);
}

function show(tone, title, explanation, findings, source, channels) {
  const verdict = byId('verdict');
  verdict.className = tone;
  verdict.textContent = `${tone === 'good' ? '✓' : '✗'} ${words(title)}`;
  byId('explanation').textContent = words(explanation);
  byId('findings-title').textContent = findings.length === 0 ? 'No findings' : `Findings (${findings.length})`;
  byId('findings').replaceChildren(...findings.map((finding, i) => findingItem(finding, `finding-${i}`)));
  byId('source').replaceChildren(...sourceLines(source, findings));
  byId('channels').replaceChildren(...channels.map(channelArticle));
  byId('outputs').hidden = channels.length === 0;
  document.title = `${words(title)} · Tocsin`;
  byId('result').hidden = false;
  byId('result').focus();
}

function findingItem(finding, id) {
  const item = element('li', id ? { id, tabindex: '-1' } : {},
    element('p', {},
      element('span', { class: `level ${SHAPES[finding.level] ? finding.level : 'information'}` }, `${SHAPES[finding.level] ?? 'i'} ${finding.level}`), ' ',
      rule(finding), ' ', place(finding)),
    element('p', {}, finding.message),
    element('p', { class: 'origin' }, finding.path + (finding.clause ? ` (${finding.clause})` : '')));
  return item;
}

// In a tab of its own, since this page forgets message and key when it is left.
function rule(finding) {
  return element('a', { href: `/rules#${encodeURIComponent(finding.rule)}`, target: '_blank', rel: 'noopener', title: 'Explanation, in a new tab' }, finding.rule);
}

function place(finding) {
  if (!finding.line) {
    return '';
  }
  const link = element('a', { href: `#line-${finding.line}` }, `line ${finding.line}, column ${finding.column}`);
  link.addEventListener('click', () => byId(`line-${finding.line}`)?.focus());
  return link;
}

function channelArticle(channel) {
  const reason = channel.reason ? `: ${channel.reason}` : '';
  const article = element('article', {},
    element('h4', {}, `${channel.channel} to ${channel.target} (${channel.mode})`),
    element('p', {}, element('strong', {}, ACTIONS[channel.action] ?? channel.action), reason));
  (channel.texts ?? []).forEach(text => article.append(
    element('p', { class: 'hint' }, [text.kind, text.language, text.measure].filter(Boolean).join(' · ')),
    element('blockquote', { dir: 'auto', lang: text.language || 'en' }, text.text)));
  const facts = Object.entries(channel.facts ?? {});
  if (facts.length > 0) {
    article.append(element('dl', {}, ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, String(value))])));
  }
  if (channel.map) {
    article.append(mapFigure(channel.map));
  }
  if ((channel.findings ?? []).length > 0) {
    article.append(element('ol', { class: 'findings' }, ...channel.findings.map(finding => findingItem(finding, ''))));
  }
  return article;
}
