// Follows the stream of the contract, and shows the page again when something has changed.

/** Nobody reads faster, and a page that is being filled in is left alone. */
const PAUSE = 400;

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

  function open() {
    source = new EventSource(panel.dataset.live);
    source.addEventListener('open', () => { lost = null; show('on', panel.dataset.on); });
    source.addEventListener('change', changed);
    source.addEventListener('resync', changed);
    source.addEventListener('error', () => {
      lost ??= new Date();
      show('lost', panel.dataset.lost.replace('{0}', clock.format(lost)));
    });
    button.textContent = button.dataset.pause;
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
}

/** Whether the reader is filling in something that a new page would take away. */
function isBusy() {
  return document.querySelector('#results details.act[open]') !== null;
}
