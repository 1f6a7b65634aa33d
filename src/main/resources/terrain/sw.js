// Keeps the page's own files on the phone, so that it opens at once without network. Data never pass here.
'use strict';

const CACHE = 'terrain-VERSION'; // the server writes a digest of all the files here
const PAGE = '/terrain';
const FILES = [
  PAGE, '/terrain/terrain.js', '/terrain/terrain.css', '/terrain/manifest.webmanifest', '/terrain/icon.svg',
  '/terrain/icon-192.png', '/terrain/icon-512.png', '/terrain/texts-fr.json', '/terrain/texts-en.json',
];

self.addEventListener('install', event => event.waitUntil(
  caches.open(CACHE)
    .then(cache => cache.addAll(FILES.map(file => new Request(file, {cache: 'reload'}))))
    .then(() => self.skipWaiting())));

self.addEventListener('activate', event => event.waitUntil(
  caches.keys()
    .then(names => Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name))))
    .then(() => self.clients.claim())));

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  const file = url.pathname === '/terrain/' ? PAGE : url.pathname;
  if (!FILES.includes(file)) return;
  event.respondWith(caches.open(CACHE)
    .then(cache => cache.match(file))
    .then(kept => kept || fetch(event.request)));
});
