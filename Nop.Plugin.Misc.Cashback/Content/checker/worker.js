// Keeps the checker's page for when there is no network. What is newer comes first: keys of vouchers change.
'use strict';
const cacheName = 'cashback-checker';
const patience = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

async function fromNetwork(request) {
  const answer = await fetch(request);
  if (answer.status >= 500) throw new Error('the shop is down');
  // Where somebody has to sign in first, the shop leads elsewhere: that is not the page.
  if (answer.ok && !answer.redirected) await (await caches.open(cacheName)).put(request.url, answer.clone());
  return answer;
}

async function answer(request) {
  const kept = await caches.match(request.url, { cacheName });
  if (!kept) return fetch(request);
  const late = new Promise(resolve => setTimeout(() => resolve(kept), patience));
  return Promise.race([fromNetwork(request).catch(() => kept), late]);
}

self.addEventListener('fetch', event => {
  if (event.request.mode === 'navigate') event.respondWith(answer(event.request));
});
