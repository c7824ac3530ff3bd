// Sends what a form says to the HTTP API: first as a dry run, to show what it would do, then in earnest.
// An operator's endpoint has no dry run.

const base = document.body.dataset.base.replace(/\/$/, '');

export function dress(within) {
  for (const form of within.querySelectorAll('form[data-path]:not([data-dressed])')) {
    form.dataset.dressed = '';
    const preview = form.querySelector('.preview');
    let waiting;
    let last = 0;
    const look = () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const number = ++last;
        writeCurl(form);
        if ('plain' in form.dataset) return;
        const answer = form.checkValidity() ? await send(request(form), 'dry-run') : null;
        if (number === last) show(preview, answer && (answer.ok ? would(form, answer.body) : refused(answer)));
      }, 250);
    };
    form.addEventListener('input', () => { check(form); unconfirm(form); look(); });
    form.addEventListener('invalid', event => open(event.target), true);
    form.closest('details.act').addEventListener('toggle', look);
    form.addEventListener('submit', async event => {
      event.preventDefault();
      if ('confirm' in form.dataset && !('confirms' in form.dataset)) {
        form.dataset.confirms = '';
        return show(preview, { kind: 'would', text: form.dataset.confirm });
      }
      delete form.dataset.confirms;
      const button = form.querySelector('[type=submit]');
      button.disabled = true;
      last++;
      const answer = await send(request(form), 'plain' in form.dataset ? null : 'wait=10');
      button.disabled = false;
      if (answer.ok) return done(form, answer);
      show(preview, refused(answer));
      point(form, answer.body.errors ?? []);
    });
    if (form.closest('details.act').open) look();
  }
}

// A name is the place in the body, such as "timelines.0.policy.limitFloor$". What it ends with says what the field holds:
// "#" a number or "true", "$" an amount with its currency, "[]" some of a list, "%" a line for each name with an amount
// and its currency. With "?" it is null when it is empty.
const NAME = /^([^#$%?[]+)(#|\$|%|\[])?(\??)$/;
const AMOUNT_OF = /^(.+?)\s+(\S+)\s+(\S+)$/;

const path = field => field.name.match(NAME)[1].split('.');
const lines = text => text.split('\n').map(line => line.trim()).filter(Boolean);
const money = text => { const [amount, currency] = text.trim().split(/\s+/); return { amount, currency }; };

function value(field, kind) {
  switch (kind) {
    case '#': try { return JSON.parse(field.value); } catch { return field.value; }
    case '$': return money(field.value);
    case '%': return Object.fromEntries(lines(field.value).map(line => line.match(AMOUNT_OF) ?? [line, line])
      .map(([, name, amount, currency]) => [name, { amount, currency }]));
    default: return field.value;
  }
}

/** A place that is there already stays. */
function put(body, [first, ...rest], what) {
  if (rest.length) put(body[first] ??= /^\d+$/.test(rest[0]) ? [] : {}, rest, what);
  else body[first] ??= what;
}

/** What a form asks of the API; a field is left out when it is empty, and a place of a list when all
 * its fields are. */
function request(form) {
  const body = {};
  const query = new URLSearchParams();
  let address = form.dataset.path;
  for (const field of form.elements) {
    if (!field.name || field.type === 'checkbox' && !field.checked) continue;
    const [, name, kind, optional] = field.name.match(NAME);
    if (!field.value && !optional) continue;
    if ('query' in field.dataset) query.set(name, field.value);
    else if ('path' in field.dataset) address = address.replace(`{${name}}`, encodeURIComponent(field.value));
    else if (kind === '[]') (body[name] ??= []).push(...field.value.split(/[\s,]+/).filter(Boolean));
    else if (!('completes' in field.dataset) || at(body, path(field).slice(0, -1))) put(body, path(field), field.value ? value(field, kind) : null);
  }
  const json = JSON.stringify(body, (key, one) => Array.isArray(one) ? one.filter(() => true) : one);
  return {
    method: form.dataset.method,
    path: address + (query.size ? '?' + query : ''),
    body: json === '{}' ? null : json,
    version: form.dataset.version,
    unsent: form.dataset.unsent,
    parts: body,
  };
}

function at(body, places) {
  return places.reduce((part, place) => part?.[place], body);
}

/** What a browser cannot tell of a field by itself. */
function check(form) {
  for (const field of form.elements) {
    const wrong = field.name?.endsWith('%') && lines(field.value).some(line => !AMOUNT_OF.test(line));
    field.setCustomValidity(wrong ? field.dataset.rule : '');
  }
}

/** What was confirmed was something else. */
function unconfirm(form) {
  if (!('confirms' in form.dataset)) return;
  delete form.dataset.confirms;
  show(form.querySelector('.preview'), null);
}

function open(field) {
  const closed = field.closest('details:not([open])');
  if (closed) closed.open = true;
}

/** Says at its field what the API does not take. */
function point(form, errors) {
  const { parts } = request(form);
  for (const { pointer, detail } of errors.filter(error => error.pointer)) {
    const field = [...form.elements].filter(one => one.name && `${pointer}/`.startsWith(pointerOf(one, parts)))
      .sort((one, other) => pointerOf(other, parts).length - pointerOf(one, parts).length)[0];
    if (!field) continue;
    open(field);
    field.setCustomValidity(detail);
    field.reportValidity();
  }
}

/** In the body that was sent, where a list has no gaps. */
function pointerOf(field, parts) {
  return path(field).reduce((pointer, place, depth, all) => {
    const list = at(parts, all.slice(0, depth));
    return pointer + (Array.isArray(list) ? Object.keys(list).indexOf(place) : place) + '/';
  }, '/');
}

/** @param version of the resource that the reader has seen; without it any @param unsent what to say when nothing answers */
export async function send({ method, path, body, version, unsent }, prefer) {
  const headers = { Accept: 'application/json' };
  if (prefer) headers.Prefer = prefer;
  if (body) headers['Content-Type'] = 'application/json';
  if (version) headers['If-Match'] = `"${version}"`;
  const token = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/);
  if (token) headers['X-XSRF-TOKEN'] = decodeURIComponent(token[1]);
  try {
    const answer = await fetch(base + path, { method, headers, body });
    const text = await answer.text();
    return { ok: answer.ok, body: text ? JSON.parse(text) : {}, token: answer.headers.get('Consistency-Token') };
  } catch (failure) {
    return { ok: false, body: { detail: unsent } };
  }
}

/** What the dry run has shown: mostly which orders get credit by it. */
function would(form, answer) {
  const events = answer.events ?? [];
  if (events.length === 0) return { kind: 'would', text: form.dataset.nothing };
  const own = form.dataset.path.startsWith('/api/orders/');
  const freed = own ? [] : events.filter(event => event.type === 'CreditReserved').map(event => event.payload.figures.requested);
  if (own) return { kind: 'would', text: form.dataset.would.replace('{0}', events.map(event => event.type).join(', ')) };
  if (freed.length === 0) return { kind: 'would', text: form.dataset.freesNone };
  const text = freed.length === 1 ? form.dataset.freesOne : form.dataset.frees.replace('{0}', freed.length);
  return { kind: 'would', text: text.replace('{1}', sum(freed)) };
}

/** Whole numbers of the smallest unit: an amount is never a floating number. */
function sum(amounts) {
  const { currency, amount } = amounts[0];
  const digits = (amount.split('.')[1] ?? '').length;
  const minor = amounts.reduce((all, one) => all + BigInt(one.amount.replace('.', '')), 0n);
  const text = minor.toString().padStart(digits + 1, '0');
  const whole = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  return new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency }).format(whole);
}

export function refused({ body }) {
  return { kind: 'refused', text: body.detail ?? body.title };
}

function show(preview, said) {
  preview.className = 'preview' + (said ? ' ' + said.kind : '');
  preview.textContent = said ? said.text : '';
}

/** Until the pages have what was done to a resource. */
export async function shown(resource, token) {
  if (token) await fetch(base + resource, { headers: { 'Consistency-Token': token, Accept: 'application/json' } });
}

/** The page is shown again when it has what was done. */
async function done(form, answer) {
  const told = answer.body[form.dataset.shows];
  if (told) {
    show(form.querySelector('.preview'), { kind: 'would', text: told });
    return;
  }
  if (form.dataset.goes) {
    location.assign(base + form.dataset.goes.replace(/{(\w+)}/g, (all, name) => encodeURIComponent(answer.body[name])));
    return;
  }
  const resource = form.dataset.path.match(/^\/api\/\w+\/[^/]+/)?.[0];
  await shown(resource, answer.token);
  document.getElementById('said').textContent = form.dataset.done;
  const address = new URL(location.href);
  address.searchParams.delete('act');
  history.replaceState(null, '', address);
  form.closest('details.act').open = false;
  const { refresh } = await import('./console.js');
  await refresh(address.href);
  document.getElementById('main').focus();
}

function writeCurl(form) {
  const code = form.closest('details.act').querySelector('.curl code');
  code.textContent = curl(request(form));
}

/** The command that does the same. */
export function curl({ method, path, body }) {
  const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
  return `curl -u NAME:PASSWORD -X ${method} ${quoted(location.origin + base + path)}`
    + (body ? ` -H 'Content-Type: application/json' -d ${quoted(body)}` : '');
}
