// What /dev does while one looks: renews itself, filters as one types, shows events as they come, and goes by keys.
// Every page works without it.
const renewMs = 2000;

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const say = (text) => {
  document.getElementById('said').textContent = text;
};

const ago = (at) => {
  const seconds = Math.round((Date.now() - at) / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return new Date(at).toISOString().slice(0, 10);
};
const tellTimes = (within = document) => {
  for (const time of all('time[datetime]', within)) {
    const text = ago(Date.parse(time.dateTime));
    if (time.textContent !== text) time.textContent = text;
  }
};

/** What is live is made anew by the server; where somebody is in it, it waits. */
const renew = async (isAsked = false) => {
  const lives = all('[data-live]');
  if (lives.length === 0) return;
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const live of lives) {
    const fresh = page.querySelector(`[data-live="${live.dataset.live}"]`);
    if (!fresh || (live.contains(document.activeElement) && !isAsked)) continue;
    tellTimes(fresh);
    if (fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
  }
};
const renewing = async () => {
  tellTimes();
  if (document.visibilityState === 'visible') await renew();
  setTimeout(renewing, renewMs);
};
tellTimes();
setTimeout(renewing, renewMs);

for (const form of all('[data-filter]')) {
  let waiting;
  const filter = async () => {
    const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    history.replaceState(null, '', `${form.getAttribute('action')}?${wanted}`.replace(/\?$/, ''));
    await renew(true);
    const facts = document.querySelector('[data-live] .facts, [data-live] .empty-title');
    say(facts?.textContent ?? '');
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void filter();
  });
}

// events
const maxRows = 200;
const stream = document.querySelector('[data-stream]');
if (stream) {
  const rows = document.getElementById('events');
  const template = document.getElementById('event-row');
  const narrow = document.querySelector('[data-narrow]');
  const pause = document.querySelector('[data-pause]');
  const kept = [];
  const isWanted = (row) => row.textContent.toLowerCase().includes(narrow.value.trim().toLowerCase());
  const isPaused = () => pause.getAttribute('aria-pressed') === 'true';

  const rowOf = ({ subject, id, orderId, at }) => {
    const row = template.content.firstElementChild.cloneNode(true);
    const time = row.querySelector('time');
    time.dateTime = at;
    time.title = at;
    row.querySelector('.subject').textContent = subject;
    row.querySelector('.id code').textContent = id;
    if (orderId) {
      const link = document.createElement('a');
      link.href = `/dev/orders/${orderId}`;
      link.title = orderId;
      link.textContent = `…${orderId.slice(-8)}`;
      row.querySelector('.order').replaceChildren(link);
    }
    row.className = 'fresh';
    return row;
  };
  const show = (event) => {
    const row = rowOf(event);
    row.hidden = !isWanted(row);
    rows.prepend(row);
    tellTimes(row);
    while (rows.rows.length > maxRows) rows.lastElementChild.remove();
  };

  const source = new EventSource(stream.dataset.stream);
  const state = (text, how) => {
    stream.textContent = text;
    stream.className = `state ${how}`;
  };
  source.onopen = () => state('live', 'good');
  source.onerror = () => state('not live', 'bad');
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (isPaused()) kept.push(event);
    else show(event);
  };
  narrow.addEventListener('input', () => {
    for (const row of rows.rows) row.hidden = !isWanted(row);
  });
  pause.addEventListener('click', () => {
    pause.setAttribute('aria-pressed', String(!isPaused()));
    if (!isPaused()) for (const event of kept.splice(0)) show(event);
  });
}

// keys: / to search, arrows from span to span
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target.matches('input, select, textarea');
  if (event.key === '/' && !isTyping) {
    const search = document.querySelector('[data-slash]');
    if (search) event.preventDefault();
    search?.focus();
  }
  const here = event.target.closest('[data-rows] summary');
  if (!here || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  event.preventDefault();
  const rows = all('[data-rows] summary');
  rows[rows.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
});

// on a phone the line at the top is longer than the screen
document.querySelector('.top [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

// a link to a span opens it
const openTarget = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches('details')) target.open = true;
};
addEventListener('hashchange', openTarget);
openTarget();
