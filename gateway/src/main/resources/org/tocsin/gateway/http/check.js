// The check page: takes a message, asks the gateway for a dry run, hands the answer to the view.
import { words } from './check-text.js';
import { showAnswer, showProblem } from './check-view.js';

const DRY_RUN = '/api/v1/alerts?dryRun=true';

const key = document.getElementById('key');
const message = document.getElementById('message');
const file = document.getElementById('file');
const origin = document.getElementById('origin');
const progress = document.getElementById('progress');
const button = document.getElementById('check');

// The bytes of a chosen file, sent as they are: a signature or an encoding must not suffer from this page.
let untouched = null;

async function take(chosen) {
  untouched = await chosen.arrayBuffer();
  message.value = decode(new Uint8Array(untouched));
  origin.textContent = `${words(chosen.name)}, ${untouched.byteLength} octets, is checked byte for byte.`;
}

// UTF-8 and UTF-16 are told apart as XML 1.0, appendix F does it.
function decode(bytes) {
  const first = bytes.length > 1 ? (bytes[0] << 8) | bytes[1] : 0;
  const encoding = first === 0xfeff || first === 0x003c ? 'utf-16be' : first === 0xfffe || first === 0x3c00 ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

async function check() {
  const source = message.value;
  const response = await fetch(DRY_RUN, {
    method: 'POST',
    headers: { 'Authorization': `Bearer ${key.value.trim()}`, 'Content-Type': 'application/cap+xml' },
    body: untouched ?? new TextEncoder().encode(source),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
  });
  if (response.status === 200) {
    showAnswer(await response.json(), source);
  } else if (response.status < 400) {
    showProblem({
      title: 'This was no dry run',
      detail: `The gateway answered ${response.status} as to a real submission. Look at the status page now, and cancel the message if it went out.`,
    }, source);
  } else {
    showProblem(await problem(response), source);
  }
}

async function problem(response) {
  const type = response.headers.get('Content-Type') ?? '';
  return type.startsWith('application/problem+json')
    ? response.json()
    : { title: `The gateway answered ${response.status}`, detail: 'It gave no reason in words.' };
}

document.getElementById('form').addEventListener('submit', async event => {
  event.preventDefault();
  button.disabled = true;
  progress.textContent = 'Checking …';
  try {
    await check();
  } catch (failure) {
    showProblem({ title: 'The gateway cannot be reached', detail: `Nothing was checked (${failure.message}).` }, message.value);
  } finally {
    button.disabled = false;
    progress.textContent = '';
  }
});

file.addEventListener('change', () => {
  if (file.files.length > 0) {
    take(file.files[0]);
  }
});

message.addEventListener('input', () => {
  if (untouched !== null) {
    untouched = null;
    file.value = '';
    origin.textContent = 'Edited: the text is checked as UTF-8.';
  }
});

// Anywhere on the page: a file dropped beside a small target would otherwise replace the page.
document.addEventListener('dragover', event => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
document.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
document.addEventListener('drop', event => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  const dropped = event.dataTransfer.files;
  if (dropped.length > 0) {
    take(dropped[0]);
  } else {
    untouched = null;
    message.value = event.dataTransfer.getData('text/plain');
    origin.textContent = '';
  }
});
