// Serves pages of orders, and what they are made of, where there is no connection. The name is hooks/offline-cache.ts's, too.
const name = 'orders';
const patienceMs = 4000;

const isPage = ({ mode }, { pathname }) => mode === 'navigate' && /^\/orders\/[0-9a-f]{24}$/.test(pathname);
const isPart = ({ pathname }) => !/^\/(api|_next\/data|healthz)\//.test(pathname);

const kept = async (request) => (await caches.open(name)).match(request, { ignoreVary: true });

const keep = async (path, answer) => {
  const cache = await caches.open(name);
  await cache.put(path, answer);
};

/** As it is now; as it was, where nothing comes or it takes too long. */
const page = async (request, path) => {
  const before = await kept(path);
  try {
    const patience = before ? { signal: AbortSignal.timeout(patienceMs) } : {};
    const answer = await fetch(request, patience);
    // whoever is sent elsewhere is signed out, or it is somebody else's
    if (answer.ok && answer.type === 'basic') await keep(path, answer.clone());
    else if (answer.type === 'opaqueredirect' || answer.status === 404) await caches.delete(name);
    return answer;
  } catch (error) {
    if (before) return before;
    throw error;
  }
};

const part = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const before = await kept(request);
    if (before) return before;
    throw error;
  }
};

addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (isPage(request, url)) event.respondWith(page(request, url.pathname));
  else if (request.mode !== 'navigate' && isPart(url)) event.respondWith(part(request));
});
