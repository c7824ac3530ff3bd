// The sliders of the past: what they stand at while they are moved. htmx shows the page when they are let go.

const DAY = 24 * 60 * 60 * 1000;
const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium' });

export function listen() {
  document.addEventListener('input', ({ target }) => {
    if (target.matches('[data-first]')) toDay(target);
    else if (target.matches('.slide [type=range]')) toEvent(target);
  });
  document.body.addEventListener('htmx:configRequest', ({ detail }) => {
    for (const [name, value] of [...detail.formData]) if (!value) detail.formData.delete(name);
  });
  // A refusal is a page of its own.
  document.body.addEventListener('htmx:responseError', ({ detail }) => {
    if (detail.elt.matches('.slide')) location.assign(detail.pathInfo.finalRequestPath);
  });
  document.body.addEventListener('htmx:sendError', ({ detail }) => {
    if (detail.elt.matches('.slide')) document.getElementById('said').textContent = detail.elt.closest('.card').dataset.unsent;
  });
}

function toDay(range) {
  const on = new Date(Date.parse(range.dataset.first) + range.value * DAY);
  range.form.elements.on.value = on.toISOString().slice(0, 10);
  range.setAttribute('aria-valuetext', day.format(on));
}

function toEvent(range) {
  const step = range.form.querySelector(`option[value="${range.value}"]`);
  if (!step) return;
  const text = [step.dataset.of, step.label, time.format(new Date(step.dataset.at))].join(' · ');
  range.form.querySelector('output').textContent = text;
  range.setAttribute('aria-valuetext', text);
  if (range.form.elements.asOf) range.form.elements.asOf.value = step.dataset.at.replace('Z', '');
}
