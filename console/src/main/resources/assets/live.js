// Follows the stream of the contract, and shows the page again when something has changed. A page that has no stream is
// shown again every few seconds.

/** Nobody reads faster, and a page that is being filled in is left alone. */
const PAUSE = 400;

/** Answers how to end it. */
export function follow(panel, refresh) {
  const state = panel.querySelector('.state');
  const button = panel.querySelector('button');
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'medium' });
  let source;
  let waiting;
  let lost;

  function show(name, text) {
    panel.classList.remove('on', 'off', 'lost');
    panel.classList.add(name);
    state.textContent = text;
  }

  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => isBusy() ? changed() : refresh(), PAUSE);
  }

  function found() {
    lost = null;
    show('on', panel.dataset.on);
  }

  function gone() {
    lost ??= new Date();
    show('lost', panel.dataset.lost.replace('{0}', clock.format(lost)));
  }

  function open() {
    source = panel.dataset.every ? clockwork() : stream();
    button.textContent = button.dataset.pause;
  }

  function stream() {
    const events = new EventSource(panel.dataset.live);
    events.addEventListener('open', found);
    events.addEventListener('change', changed);
    events.addEventListener('resync', changed);
    events.addEventListener('state', () => isPassing() && changed());
    events.addEventListener('error', gone);
    return events;
  }

  function clockwork() {
    const ticks = setInterval(changed, panel.dataset.every * 1000);
    document.body.addEventListener('htmx:afterOnLoad', found);
    for (const failure of ['htmx:sendError', 'htmx:responseError']) document.body.addEventListener(failure, gone);
    found();
    return { close: () => clearInterval(ticks) };
  }

  function close() {
    source.close();
    source = null;
    clearTimeout(waiting);
    show('off', panel.dataset.off);
    button.textContent = button.dataset.go;
  }

  button.addEventListener('click', () => source ? close() : (open(), refresh()));
  addEventListener('pagehide', () => source?.close());
  open();
  return () => {
    clearTimeout(waiting);
    source?.close();
    source = null;
  };
}

/** Whether the reader is filling in something that a new page would take away. */
function isBusy() {
  return document.querySelector('#results details.act[open]') !== null;
}

/** Whether what the page shows may have ended before the stream was open, so that no change tells it. */
function isPassing() {
  return document.querySelector('#results[data-passing]') !== null;
}
