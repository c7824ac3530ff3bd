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
        const answer = form.checkValidity() ? await send(form, 'dry-run') : null;
        if (number === last) show(preview, answer && (answer.ok ? would(form, answer.body) : refused(answer)));
      }, 250);
    };
    form.addEventListener('input', look);
    form.closest('details.act').addEventListener('toggle', look);
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const button = form.querySelector('[type=submit]');
      button.disabled = true;
      last++;
      const answer = await send(form, 'plain' in form.dataset ? null : 'wait=10');
      button.disabled = false;
      if (answer.ok) await done(form, answer);
      else show(preview, refused(answer));
    });
    if (form.closest('details.act').open) look();
  }
}

/** The address and the body as the API takes them; a field is left out when it is empty. */
function request(form) {
  const body = {};
  const query = new URLSearchParams();
  for (const field of form.elements) {
    if (!field.name || field.type === 'checkbox' && !field.checked) continue;
    const [, name, number, optional] = field.name.match(/^([^#]+)(#?)(\??)$/);
    if (!field.value && !optional) continue;
    if ('query' in field.dataset) { query.set(name, field.value); continue; }
    if (name.endsWith('[]')) { (body[name.slice(0, -2)] ??= []).push(field.value); continue; }
    const value = !field.value ? null : number ? Number(field.value) : field.value;
    const [outer, inner] = name.split('.');
    if (inner) (body[outer] ??= {})[inner] = value;
    else body[outer] = value;
  }
  return { path: form.dataset.path + (query.size ? '?' + query : ''), body: Object.keys(body).length ? JSON.stringify(body) : null };
}

async function send(form, prefer) {
  const { path, body } = request(form);
  const headers = { Accept: 'application/json' };
  if (prefer) headers.Prefer = prefer;
  if (body) headers['Content-Type'] = 'application/json';
  if (form.dataset.version) headers['If-Match'] = `"${form.dataset.version}"`;
  const token = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/);
  if (token) headers['X-XSRF-TOKEN'] = decodeURIComponent(token[1]);
  try {
    const answer = await fetch(base + path, { method: form.dataset.method, headers, body });
    const text = await answer.text();
    return { ok: answer.ok, body: text ? JSON.parse(text) : {}, token: answer.headers.get('Consistency-Token') };
  } catch (failure) {
    return { ok: false, body: { detail: form.dataset.unsent } };
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

function refused({ body }) {
  return { kind: 'refused', text: body.detail ?? body.title };
}

function show(preview, said) {
  preview.className = 'preview' + (said ? ' ' + said.kind : '');
  preview.textContent = said ? said.text : '';
}

/** The page is shown again when it has what was done. */
async function done(form, answer) {
  const shown = answer.body[form.dataset.shows];
  if (shown) {
    show(form.querySelector('.preview'), { kind: 'would', text: shown });
    return;
  }
  const resource = form.dataset.path.match(/^\/api\/\w+\/[^/]+/)?.[0];
  if (answer.token) await fetch(base + resource, { headers: { 'Consistency-Token': answer.token, Accept: 'application/json' } });
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
  const { path, body } = request(form);
  const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
  code.textContent = `curl -u NAME:PASSWORD -X ${form.dataset.method} ${quoted(location.origin + base + path)}`
    + (body ? ` -H 'Content-Type: application/json' -d ${quoted(body)}` : '');
}
