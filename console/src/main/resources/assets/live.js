// Follows the stream of the contract, and shows the page again when something has changed. A page that has no stream is
// shown again every few seconds.

/** In ms. Nobody reads faster, and a page that is being filled in is left alone. */
const PAUSE = 400;

/** In ms. A browser tries again by itself only when there was no answer at all. */
const AGAIN = 5000;

/** Answers how to end it. */
export function follow(panel, refresh) {
  const state = panel.querySelector('.state');
  const button = panel.querySelector('button');
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'medium' });
  let source;
  let waiting = null;
  let due = false;
  let lost;

  function show(name, text) {
    panel.classList.remove('on', 'off', 'lost');
    panel.classList.add(name);
    state.textContent = text;
  }

  /** Changes that come faster are shown together, also while they do not cease. */
  function changed() {
    due = true;
    waiting ??= setTimeout(look, PAUSE);
  }

  async function look() {
    if (!isBusy()) {
      due = false;
      // A connection that is found again is followed by a look.
      await refresh().catch(() => {});
    }
    waiting = due && source ? setTimeout(look, PAUSE) : null;
  }

  function forget() {
    clearTimeout(waiting);
    waiting = null;
    due = false;
  }

  function found() {
    if (lost) changed();
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
    events.addEventListener('error', () => {
      gone();
      if (events.readyState === EventSource.CLOSED) setTimeout(() => { if (source === events) source = stream(); }, AGAIN);
    });
    return events;
  }

  function clockwork() {
    const ticks = setInterval(changed, panel.dataset.every * 1000);
    const heard = new AbortController();
    const { signal } = heard;
    document.body.addEventListener('htmx:afterOnLoad', found, { signal });
    for (const failure of ['htmx:sendError', 'htmx:responseError']) document.body.addEventListener(failure, gone, { signal });
    found();
    return { close: () => { clearInterval(ticks); heard.abort(); } };
  }

  function close() {
    source.close();
    source = null;
    forget();
    show('off', panel.dataset.off);
    button.textContent = button.dataset.go;
  }

  button.addEventListener('click', () => source ? close() : (open(), refresh()));
  addEventListener('pagehide', () => source?.close());
  open();
  return () => {
    forget();
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
