// What a page can do with a script beyond what it shows without one.
import { dress as acts } from './acts.js';
import { follow } from './live.js';
import { listen } from './keys.js';
import { dress as picks, listen as decide } from './many.js';
import { listen as slide } from './past.js';

const root = document.documentElement;

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;

export const base = document.body.dataset.base;

/** Times in the reader's zone; the title keeps UTC. Lengths of time stay. */
function localTimes(within) {
  const format = new Intl.DateTimeFormat(root.lang, { dateStyle: 'medium', timeStyle: 'medium' });
  for (const time of within.querySelectorAll('time[title$="UTC"]')) {
    if (time.textContent === time.title) time.textContent = format.format(new Date(time.dateTime));
  }
}

/** The stream of the page. A page that htmx replaced as a whole has another one, or none. */
let followed;

function dress(within) {
  for (const part of within.querySelectorAll('.scripted[hidden]')) part.hidden = false;
  localTimes(within);
  acts(within);
  picks(within);
  const panel = within.querySelector('[data-live], [data-every]');
  if (panel === followed?.panel) return;
  followed?.end();
  followed = panel && { panel, end: follow(panel, refresh) };
}

/** Shows the page's own address again; only what differs is on the screen afterwards. */
export function refresh(address = location.href) {
  return htmx.ajax('GET', address, { source: document.getElementById('results'), target: '#results', select: '#results', swap: 'outerHTML' });
}

document.addEventListener('submit', event => {
  const form = event.target;
  if (!form.matches('form[data-filter]')) return;
  event.preventDefault();
  const filters = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  location.assign(form.action + (filters.size ? '?' + filters : ''));
});

document.addEventListener('change', event => event.target.matches('form[data-filter] select') && event.target.form.requestSubmit());

// Back shows a form as it was left. Its page shows other filters then.
addEventListener('pageshow', () => document.querySelectorAll('form[data-filter], form.slide').forEach(form => form.reset()));

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  document.getElementById('said').textContent = button.dataset.copy + ' ✓';
});

// A link cannot ask for CSV: what one gets of an address says a header.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-csv]');
  if (!button) return;
  button.disabled = true;
  try {
    const answer = await fetch(button.dataset.csv, { headers: { Accept: 'text/csv' } });
    if (!answer.ok) throw new Error(answer.status);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = new URL(button.dataset.csv, location).pathname.split('/').pop() + '.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  } catch {
    document.getElementById('said').textContent = button.dataset.unsent;
  } finally {
    button.disabled = false;
  }
});

document.getElementById('theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('vouch-theme', root.dataset.theme);
});

const keys = document.getElementById('single-keys');
if (keys) {
  keys.checked = localStorage.getItem('vouch-keys') !== 'off';
  keys.addEventListener('change', () => localStorage.setItem('vouch-keys', keys.checked ? 'on' : 'off'));
}

const tour = document.getElementById('tour');
if (tour) {
  const again = document.getElementById('tour-again');
  const show = state => {
    localStorage.setItem('vouch-tour', state);
    tour.hidden = state === 'left';
    again.hidden = !tour.hidden;
  };
  show(localStorage.getItem('vouch-tour') ?? 'on');
  document.getElementById('tour-left').addEventListener('click', () => show('left'));
  again.addEventListener('click', () => show('on'));
}

document.body.addEventListener('htmx:afterSettle', () => dress(document));
dress(document);
listen();
slide();
decide();
const opened = document.querySelector('details.act[open] :is(input:not([type=hidden], [type=checkbox]), button[type=submit])');
if (opened) opened.focus();
