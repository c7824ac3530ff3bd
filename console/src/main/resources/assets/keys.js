// Single keys, for readers who have not switched them off on the page of their account.

const PLACES = { s: 'start', q: 'queue', o: 'orders', c: 'customers', p: 'exposure', w: 'what-if', e: 'events', f: 'flow', d: 'operations' };

let going = false;

export function listen() {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), select, textarea')
      || localStorage.getItem('vouch-keys') === 'off') return;
    if (act(event.key)) event.preventDefault();
  });
}

function act(key) {
  if (going) {
    going = false;
    return go(PLACES[key]);
  }
  switch (key) {
    case 'g': return going = true;
    case '/': document.getElementById('search').focus(); return true;
    case '?': return go('help');
    case 'j': return move(1);
    case 'k': return move(-1);
    default: return follow(key);
  }
}

/** Only where the page has a link, for then the reader may go there. */
function go(place) {
  const link = place && document.querySelector(`.places a[href$="/${place}"]`);
  link?.click();
  return Boolean(link);
}

function move(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  if (!rows.length) return false;
  const at = rows.findIndex(row => row.classList.contains('at'));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  rows[at]?.classList.remove('at');
  next.classList.add('at');
  next.querySelector('[data-open]').focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function follow(key) {
  const link = document.querySelector(`tr.at [data-key="${CSS.escape(key)}"]`);
  link?.click();
  return Boolean(link);
}
