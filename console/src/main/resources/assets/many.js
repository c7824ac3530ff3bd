// Decides many orders of the queue, one after the other, with the same words. Says for each what it would do, and once
// that is confirmed, what came of it.
import { curl, refused, send, shown } from './acts.js';

/** By id, also of rows that have left the page. */
const picked = new Map();

export function listen() {
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('[data-pick]')) return;
    if (target.checked) picked.set(target.value, { ...target.dataset });
    else picked.delete(target.value);
    begin();
  });
  document.addEventListener('input', ({ target }) => target.form?.matches('#many') && begin());
  document.addEventListener('submit', event => {
    if (!event.target.matches('#many')) return;
    event.preventDefault();
    decide(event.target, event.submitter);
  });
}

/** Rows that were shown again are still picked. */
export function dress(within) {
  for (const box of within.querySelectorAll('[data-pick]')) box.checked = picked.has(box.value);
}

/** Nothing is confirmed of what has changed. */
function begin() {
  const form = document.getElementById('many');
  form.hidden = picked.size === 0;
  form.querySelector('output').textContent = form.dataset.picked.replace('{0}', picked.size);
  form.querySelector('.outcomes').replaceChildren();
  form.querySelector('.curl').hidden = true;
  forget(form);
}

function forget(form) {
  delete form.dataset.confirms;
  for (const button of form.querySelectorAll('button')) button.textContent = button.dataset.name;
}

async function decide(form, button) {
  if (picked.size === 0) return;
  const act = button.value;
  const confirmed = form.dataset.confirms === act;
  if (!confirmed) begin();
  const buttons = form.querySelectorAll('button');
  const requests = [...picked].map(([id, order]) => ({ id, ...request(form, act, id, order) }));
  const outcomes = form.querySelector('.outcomes');
  outcomes.replaceChildren();
  for (const one of buttons) one.disabled = true;
  let last;
  for (const one of requests) {
    const answer = await send(one, confirmed ? 'wait=10' : 'dry-run');
    outcomes.append(outcome(form, one, answer, confirmed));
    if (confirmed && answer.ok) {
      last = { resource: '/api/orders/' + encodeURIComponent(one.id), token: answer.token };
      picked.delete(one.id);
    }
  }
  for (const one of buttons) one.disabled = false;
  form.querySelector('output').textContent = confirmed ? form.dataset.done : form.dataset.confirm;
  if (!confirmed) {
    form.dataset.confirms = act;
    button.textContent = button.dataset.confirm.replace('{0}', requests.length);
    form.querySelector('.curl').hidden = false;
    form.querySelector('.curl code').textContent = requests.map(curl).join('\n');
    return;
  }
  forget(form);
  if (!last) return;
  await shown(last.resource, last.token);
  const { refresh } = await import('./console.js');
  await refresh();
}

function request(form, act, id, { version, reasons }) {
  const reason = form.elements.reason.value;
  const body = act === 'credit-override' ? { reasons: reasons.split(','), reason } : { reason };
  return {
    method: 'POST',
    path: `/api/orders/${encodeURIComponent(id)}/${act}`,
    body: JSON.stringify(body),
    version,
    unsent: form.dataset.unsent,
  };
}

function outcome(form, { id }, answer, confirmed) {
  const row = document.createElement('li');
  const link = document.createElement('a');
  link.href = `orders/${encodeURIComponent(id)}`;
  link.textContent = id;
  const said = document.createElement('span');
  said.className = answer.ok ? 'would' : 'refused';
  said.textContent = !answer.ok ? refused(answer).text
    : confirmed ? form.dataset.one
    : form.dataset.would.replace('{0}', (answer.body.events ?? []).map(event => event.type).join(', '));
  row.append(link, ': ', said);
  return row;
}
