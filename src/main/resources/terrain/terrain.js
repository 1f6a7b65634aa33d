// The field page. It opens from the phone alone, seals each entry at once for the server, keeps it until the server has it.
// Nothing here becomes HTML: every text is set as text.
'use strict';
(() => {

// --- small tools ---------------------------------------------------------------------------------------------------

const S = {lang: 'fr', texts: {}, link: null, start: null, off: null, current: null, last: null, box: null, caseload: null,
  installation: null, counter: 0, notices: [], queue: [], open: null, view: 'home', arg: null, draft: null, offer: null};
const META = ['lang', 'link', 'start', 'off', 'current', 'last', 'box', 'caseload', 'installation', 'counter', 'notices'];
const BANDS = ['UNDER_16', '16_17', '18_21', '22_25', '26_29', 'OVER_29', 'UNKNOWN'];
const BAND_TEXT = {UNDER_16: 'UNDER_16', '16_17': 'FROM_16_TO_17', '18_21': 'FROM_18_TO_21', '22_25': 'FROM_22_TO_25',
  '26_29': 'FROM_26_TO_29', OVER_29: 'OVER_29'};
const SEXES = ['F', 'M', 'X'];
const NEEDS = ['HOUSING', 'EMPLOYMENT', 'TRAINING', 'ADMINISTRATIVE', 'FINANCIAL', 'MOBILITY', 'HEALTH', 'FAMILY', 'FRENCH_SKILLS', 'DIGITAL'];
const RESULTS = ['TALKED', 'INTERESTED', 'TOLD_OF_HELP', 'ALREADY_ACCOMPANIED', 'IN_WORK_OR_SCHOOL', 'NOT_INTERESTED', 'NO_TIME', 'OTHER'];
const FOLLOW_UPS = ['NONE', 'MEET_AGAIN', 'CALL_BACK', 'APPOINTMENT', 'REFERRAL'];
const MINUTE = 60_000, DAY = 86_400_000;
const LOCK_AFTER = 5 * MINUTE, MOST_WRONG = 10, CODE_LENGTH = 6, ROUNDS = 600_000, BATCH = 50, FRESH = 5 * MINUTE;

const el = id => document.getElementById(id);
const t = (key, ...args) => (S.texts[key] || key).replace(/\{(\d)\}/g, (all, n) => args[n] ?? '');
const plural = (key, n) => t(`${key}.${n === 0 ? 'none' : n === 1 ? 'one' : 'many'}`, n);
const locale = () => S.lang === 'en' ? 'en-GB' : 'fr-FR';
const time = at => new Date(at).toLocaleTimeString(locale(), {hour: '2-digit', minute: '2-digit'});
const when = at => new Date(at).toLocaleString(locale(), {weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
const sum = tally => Object.values(tally).reduce((a, b) => a + b, 0);
const b64 = bytes => {
  let text = '';
  for (const each of new Uint8Array(bytes)) text += String.fromCharCode(each);
  return btoa(text);
};
const bytes = text => Uint8Array.from(atob(text), each => each.charCodeAt(0));
const utf8 = text => new TextEncoder().encode(text);

/** UUID version 7, as the server makes them. */
function uuid() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  let now = Math.max(0, Date.now());
  for (let at = 5; at >= 0; at--) { random[at] = now % 256; now = Math.floor(now / 256); }
  random[6] = 0x70 | random[6] & 0x0f;
  random[8] = 0x80 | random[8] & 0x3f;
  return [...random].map(each => each.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** An element; properties that begin with "on" listen, others are attributes. */
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value') node.value = value ?? '';
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child != null && child !== false));
  return node;
}

const button = (text, onclick, props) => h('button', {type: 'button', onclick, ...props}, text);

// --- the phone's store: all of a change, or nothing of it ------------------------------------------------------------

let db;

function openStore() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('visibles-terrain', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('meta');
      asked.result.createObjectStore('queue', {keyPath: 'id'});
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

/** One transaction, on the disk when it is done. */
function write(work) {
  return new Promise((done, failed) => {
    const change = db.transaction(['meta', 'queue'], 'readwrite', {durability: 'strict'});
    change.oncomplete = () => done();
    change.onabort = () => failed(change.error || new DOMException('', 'AbortError'));
    try {
      work(change.objectStore('meta'), change.objectStore('queue'));
    } catch (problem) {
      change.abort();
      failed(problem);
    }
  });
}

function load() {
  return new Promise((done, failed) => {
    const read = db.transaction(['meta', 'queue']);
    read.onabort = () => failed(read.error);
    for (const name of META) {
      read.objectStore('meta').get(name).onsuccess = got => {
        if (got.target.result !== undefined) S[name] = got.target.result;
        else if (['current', 'link', 'start', 'box', 'caseload'].includes(name)) S[name] = null;
      };
    }
    read.objectStore('queue').getAll().onsuccess = got => { S.queue = got.target.result.sort((a, b) => a.n - b.n); };
    read.oncomplete = () => done();
  });
}

const others = 'BroadcastChannel' in window ? new BroadcastChannel('visibles-terrain') : null;

/**
 * Changes the store, one change at a time over all tabs: reads what is there, lets the work say what to write, and writes
 * it at once. False when it could not be kept, which is then said.
 */
async function change(work) {
  try {
    await locked('visibles-terrain-save', async () => {
      await load();
      const todo = await work();
      if (todo) await write(todo);
      await load();
    });
    marker();
    others?.postMessage('changed');
    showHead();
    return true;
  } catch (problem) {
    await load().catch(() => {});
    tell(t(problem?.name === 'QuotaExceededError' ? 'terrain.full' : 'terrain.not-kept'), true);
    return false;
  }
}

const locked = (name, work) => navigator.locks ? navigator.locks.request(name, work) : work();
const unsent = () => S.queue.filter(each => S.link == null || each.device === S.link.device);
const foreign = () => S.link == null ? [] : S.queue.filter(each => each.device !== S.link.device);

/** Outlives the store when the browser throws that away: tells how much was lost. */
function marker() {
  document.cookie = `visibles-terrain-kept=${S.queue.length}; Path=/terrain; Max-Age=31536000; SameSite=Strict; Secure`;
}

function marked() {
  const found = /(?:^|; )visibles-terrain-kept=(\d+)/.exec(document.cookie);
  return found ? Number(found[1]) : null;
}

// --- sealing: for the server at once; a readable copy only for whoever knows the code ----------------------------------

const EC = {name: 'ECDH', namedCurve: 'P-256'};

async function agreed(privateKey, publicKey, point, theirs, use) {
  const bits = await crypto.subtle.deriveBits({name: 'ECDH', public: publicKey}, privateKey, 256);
  const drawn = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const info = new Uint8Array([...utf8('visibles-terrain-1'), ...point, ...theirs]);
  return crypto.subtle.deriveKey({name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info}, drawn,
    {name: 'AES-GCM', length: 256}, false, [use]);
}

const publicKey = raw => crypto.subtle.importKey('raw', raw, EC, false, []);

/** Only the private key of this public one opens it, and only for this place. Laid out as the server's Sealing says. */
async function seal(toPublic, place, text) {
  const theirs = bytes(toPublic);
  const pair = await crypto.subtle.generateKey(EC, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key = await agreed(pair.privateKey, await publicKey(theirs), point, theirs, 'encrypt');
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const closed = await crypto.subtle.encrypt({name: 'AES-GCM', iv: nonce, additionalData: utf8(place)}, key, utf8(text));
  return b64(new Uint8Array([1, ...point, ...nonce, ...new Uint8Array(closed)]));
}

async function unseal(privateKey, ownPublic, place, sealed) {
  const all = bytes(sealed), point = all.slice(1, 66);
  const key = await agreed(privateKey, await publicKey(point), point, bytes(ownPublic), 'decrypt');
  const text = await crypto.subtle.decrypt({name: 'AES-GCM', iv: all.slice(66, 78), additionalData: utf8(place)}, key, all.slice(78));
  return new TextDecoder().decode(text);
}

async function codeKey(code, salt, use) {
  const typed = await crypto.subtle.importKey('raw', utf8(code.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS}, typed,
    {name: 'AES-GCM', length: 256}, false, [use]);
}

/** A key pair of the phone's own: the public half makes readable copies without the code, the private one needs it. */
async function chooseCode(code) {
  const pair = await crypto.subtle.generateKey(EC, true, ['deriveBits']);
  const salt = crypto.getRandomValues(new Uint8Array(16)), nonce = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.encrypt({name: 'AES-GCM', iv: nonce}, await codeKey(code, salt, 'encrypt'),
    await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const box = {pub: b64(await crypto.subtle.exportKey('raw', pair.publicKey)), salt: b64(salt), nonce: b64(nonce), wrapped: b64(wrapped), wrong: 0};
  // Copies made under an earlier code end with it; the sealed entries stay.
  return change(() => (meta, queue) => {
    meta.put(box, 'box');
    meta.delete('caseload');
    S.queue.forEach(entry => queue.put({...entry, copy: null}));
  });
}

/** 'open', 'wrong' or 'wiped'. The try is counted before it is made, so that reloading the page counts it too. */
async function unlock(code) {
  const box = S.box;
  if (!await change(() => meta => meta.put({...S.box, wrong: S.box.wrong + 1}, 'box'))) return 'wrong';
  try {
    const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv: bytes(box.nonce)},
      await codeKey(code, bytes(box.salt), 'decrypt'), bytes(box.wrapped));
    S.open = await crypto.subtle.importKey('pkcs8', plain, EC, false, ['deriveBits']);
    await change(() => meta => meta.put({...S.box, wrong: 0}, 'box'));
    touched();
    return 'open';
  } catch {
    if (S.box.wrong < MOST_WRONG) return 'wrong';
    await wipe();
    return 'wiped';
  }
}

/** Whatever could be read on the phone goes; what is sealed for the server stays. */
async function wipe() {
  lock();
  await change(() => (meta, queue) => {
    meta.delete('box');
    meta.delete('caseload');
    S.queue.forEach(entry => queue.put({...entry, copy: null}));
  });
}

/** Nothing that the code opened stays in the page. */
function lock() { Object.assign(S, {open: null, people: null, mending: null}); }

let lastTouch = performance.now();
function touched() { lastTouch = performance.now(); }
function lockWhenIdle() {
  if (S.open && performance.now() - lastTouch > LOCK_AFTER) {
    lock();
    if (S.view === 'mend') go('queue');
    else render(); // what is being noted stands in the drafts
  }
}

// --- entries ---------------------------------------------------------------------------------------------------------

/** Seals what is told; with a code on the phone a copy that can be mended is kept beside it. */
async function entryOf(told, n) {
  const text = JSON.stringify(told);
  return {
    id: told.id, device: S.link.device, who: S.link.name, kind: told.kind, outing: told.outing, n, at: told.captured,
    key: S.start.key, sealed: await seal(S.start.publicKey, `${S.link.device}/${told.id}`, text),
    copy: S.box ? await seal(S.box.pub, `copy/${told.id}`, text) : null, state: 'NEW', text: null, tried: false,
  };
}

const bare = (kind, outing) => ({id: uuid(), kind, outing, turn: 0, captured: Date.now(), off: S.off, base: null, reason: null, content: null, met: null});
const shape = outing => JSON.stringify([outing.tally, outing.known, outing.leaflets, outing.latitude, outing.way, outing.commune, outing.qpv, outing.spot]);
const minutesOf = outing => Math.min(1440, Math.max(1, Math.round((Date.now() - outing.at) / MINUTE)));

/** Everything about the outing, as it is now: the last word counts. */
async function outingEntry(outing, n, minutes, note) {
  const content = {at: outing.at, minutes, note};
  for (const name of ['commune', 'qpv', 'spot', 'latitude', 'longitude', 'way', 'practice', 'tally', 'known', 'leaflets']) content[name] = outing[name];
  return entryOf({...bare('outing', outing.id), turn: outing.turn + 1, base: outing.base, content}, n);
}

/** Puts the newest word about an outing into the queue, instead of earlier ones that have not left yet. */
function replaceEarlier(queue, entry) {
  for (const each of S.queue) {
    if (each.kind === 'outing' && each.outing === entry.outing && !each.tried && each.state === 'NEW') queue.delete(each.id);
  }
  queue.put(entry);
}

async function saveEncounter(met) {
  return change(async () => {
    const told = {...bare('encounter', S.current.id), met};
    const outing = {...S.current, met: S.current.met + 1};
    const entry = await entryOf(told, S.counter + 2);
    let word = null;
    if (outing.own && (outing.turn === 0 || shape(outing) !== outing.told)) {
      word = await outingEntry(outing, S.counter + 1, minutesOf(outing), null);
      outing.turn += 1;
      outing.told = shape(outing);
    }
    return (meta, queue) => {
      if (word) replaceEarlier(queue, word);
      queue.put(entry);
      meta.put(outing, 'current');
      meta.put(S.counter + 2, 'counter');
    };
  });
}

/** When the page goes out of sight: what was counted since leaves the phone even if it is lost. */
async function snapshot() {
  if (!S.current?.own || (S.current.turn === 0 && sum(S.current.tally) === 0) || shape(S.current) === S.current.told) return;
  await change(async () => {
    const outing = {...S.current, turn: S.current.turn + 1, told: shape(S.current)};
    const word = await outingEntry(S.current, S.counter + 1, minutesOf(outing), null);
    return (meta, queue) => {
      replaceEarlier(queue, word);
      meta.put(outing, 'current');
      meta.put(S.counter + 1, 'counter');
    };
  });
}

function closeOuting(minutes, note) {
  return change(async () => {
    const outing = S.current;
    const word = outing.own ? await outingEntry(outing, S.counter + 1, minutes, note) : null;
    return (meta, queue) => {
      if (word) replaceEarlier(queue, word);
      meta.put(S.counter + 1, 'counter');
      if (S.start) meta.put({...S.start, outings: S.start.outings.filter(each => each.id !== outing.id)}, 'start');
      meta.delete('current');
    };
  });
}

function begin(outing) {
  const {way, practice, commune, qpv, spot, spotName} = outing;
  return change(() => meta => {
    meta.put({id: uuid(), own: true, base: null, at: Date.now(), turn: 0, told: '', tally: {}, known: 0, leaflets: 0, met: 0,
      latitude: null, longitude: null, ...outing}, 'current');
    meta.put({way, practice, commune, qpv, spot, spotName}, 'last');
  });
}

const alter = changes => change(() => S.current && (meta => meta.put({...S.current, ...changes(S.current)}, 'current')));

async function mend(entry, told) {
  return change(async () => {
    const sealed = await entryOf(told, entry.n);
    return (meta, queue) => queue.put({...sealed, at: entry.at, tried: true});
  });
}

async function dropEntry(entry) {
  return change(() => (meta, queue) => queue.delete(entry.id));
}

async function cancelPlanned(planned, reason) {
  return change(async () => {
    const entry = await entryOf({...bare('cancel', planned.id), base: planned.version, reason}, S.counter + 1);
    return (meta, queue) => {
      queue.put(entry);
      meta.put(S.counter + 1, 'counter');
      meta.put({...S.start, outings: S.start.outings.filter(each => each.id !== planned.id)}, 'start');
    };
  });
}

// --- sending -----------------------------------------------------------------------------------------------------------

const WAITS = [5, 15, 45, 120, 300, 600].map(seconds => seconds * 1000);
let failures = 0, timer = null, running = false, reached = null;

async function call(path, options) {
  const answer = await fetch('/terrain/api/' + path, {credentials: 'same-origin', redirect: 'error', cache: 'no-store', ...options});
  if (answer.status === 401 || answer.status === 403) await ended(answer.status);
  if (!answer.ok) throw Object.assign(new Error('answer ' + answer.status), {status: answer.status});
  return answer.status === 204 ? null : answer.json();
}

/** The link is over: nothing is lost, and unless it only ran out, what could be read on the phone goes. */
async function ended(status) {
  if (!S.link || S.link.ended) return;
  const why = status === 403 ? 'rights' : Date.now() + (S.off || 0) >= Date.parse(S.link.expiresAt) - MINUTE ? 'expired' : 'ended';
  if (why !== 'expired') await wipe();
  await change(() => meta => meta.put({...S.link, ended: why}, 'link'));
}

/** By how much the server's clock is ahead of this one. */
const measured = (before, now) => Math.round(now - (before + Date.now()) / 2);

/** One tab at a time sends; what the server has is taken off the phone, whatever else happens. */
async function sync() {
  if (!S.link || S.link.ended || running || navigator.onLine === false) return; // the browser says when it is back
  clearTimeout(timer);
  running = true;
  try {
    await (navigator.locks ? navigator.locks.request('visibles-terrain-send', {ifAvailable: true}, lock => lock && sendAll()) : sendAll());
    failures = 0;
  } catch {
    failures += 1;
  } finally {
    running = false;
  }
  const again = failures ? WAITS[Math.min(failures, WAITS.length) - 1] : unsent().some(each => each.state !== 'REFUSED') ? WAITS[2] : null;
  if (again && S.link && !S.link.ended) timer = setTimeout(sync, again);
  showHead();
  if (S.view === 'home' || S.view === 'queue') render(true);
}

async function sendAll() {
  await load();
  const done = new Set();
  for (;;) {
    const batch = unsent().filter(each => each.state !== 'REFUSED' && !done.has(each.id)).slice(0, BATCH);
    if (batch.length === 0) break;
    batch.forEach(each => done.add(each.id));
    if (batch.some(each => !each.tried)) {
      await change(() => (meta, queue) => batch.forEach(each => keepIf(queue, each, now => ({...now, tried: true}))));
    }
    const before = Date.now();
    const told = await call('entries?lang=' + S.lang, {
      method: 'POST', headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({now: before, entries: batch.map(({id, key, sealed}) => ({id, key, sealed}))}),
    });
    const off = measured(before, told.now);
    await change(() => (meta, queue) => {
      meta.put(off, 'off');
      const apart = told.answers.filter(each => each.state === 'KEPT_APART').length;
      if (apart) meta.put([...S.notices, {at: Date.now()}].slice(-20), 'notices');
      batch.forEach((each, at) => keepIf(queue, each, now => settled(now, told.answers[at])));
    });
  }
  if (!S.start || reached === null || performance.now() - reached > FRESH) await refresh();
}

/** Changes an entry unless it was mended or dropped meanwhile; null takes it off the phone. */
function keepIf(queue, sent, how) {
  queue.get(sent.id).onsuccess = got => {
    const now = got.target.result;
    if (!now || now.sealed !== sent.sealed) return;
    const next = how(now);
    if (next) queue.put(next);
    else queue.delete(sent.id);
  };
}

function settled(entry, answer) {
  switch (answer.state) {
    case 'KEPT': case 'KEPT_APART': return null;
    case 'REFUSED': return {...entry, state: 'REFUSED', text: answer.text};
    default: return {...entry, state: answer.state};
  }
}

/** What the next outing needs, for when there is no network. */
async function refresh() {
  const before = Date.now();
  const got = await call('start');
  const off = measured(before, got.now);
  const {caseload, ...start} = got.start;
  const sealed = caseload && S.box ? await seal(S.box.pub, 'caseload', JSON.stringify(caseload)) : null;
  await change(() => meta => {
    meta.put({...start, offersCaseload: caseload != null}, 'start');
    meta.put(off, 'off');
    meta.put({...S.link, name: start.member, organisation: start.organisation, expiresAt: start.expiresAt}, 'link');
    if (sealed) meta.put(sealed, 'caseload');
    else meta.delete('caseload');
  });
  S.people = null;
  reached = performance.now();
}

// --- linking -----------------------------------------------------------------------------------------------------------

async function askOffer() {
  try {
    const answer = await fetch('/terrain/api/link', {credentials: 'same-origin', redirect: 'error', cache: 'no-store'});
    S.offer = answer.ok ? await answer.json() : {out: true};
  } catch {
    S.offer = {offline: true};
  }
  if (S.view === 'home' || S.view === 'link') render();
}

function phoneName() {
  const agent = navigator.userAgent;
  const system = /Android|iPhone|iPad|Windows|Mac|Linux/.exec(agent)?.[0] || '';
  const browser = /Firefox|Edg|SamsungBrowser|Chrome|Safari/.exec(agent)?.[0] || '';
  return [system, browser].filter(Boolean).join(', ') || t('terrain.phone');
}

async function link() {
  const offer = S.offer;
  try {
    const answer = await fetch('/terrain/api/link', {
      method: 'POST', credentials: 'same-origin', redirect: 'error',
      headers: {'Content-Type': 'application/json', [offer.header]: offer.token},
      body: JSON.stringify({installation: S.installation, name: phoneName()}),
    });
    if (!answer.ok) throw new Error();
    const made = await answer.json();
    if (S.current && S.link && S.link.device !== made.device) await closeOuting(minutesOf(S.current), null); // somebody else's
    await change(() => meta => meta.put({...made, ended: null}, 'link'));
    await refresh();
    navigator.storage?.persist?.().catch(() => {});
    S.offer = null;
    go(S.box ? 'home' : 'code');
    sync();
  } catch {
    tell(t('terrain.link.failed'), true);
    askOffer();
  }
}

async function unlink() {
  try {
    const answer = await fetch('/terrain/api/device', {method: 'DELETE', credentials: 'same-origin', redirect: 'error'});
    if (!answer.ok && answer.status !== 401) throw new Error();
    if (S.current) await closeOuting(minutesOf(S.current), null);
    await wipe();
    await change(() => meta => {
      meta.delete('link');
      meta.delete('start');
    });
    go('home');
    askOffer();
  } catch {
    tell(t('terrain.unlink.offline'), true);
  }
}

// --- what is seen ------------------------------------------------------------------------------------------------------

let toldTimer = null;

function tell(text, bad) {
  clearTimeout(toldTimer);
  el('told').replaceChildren(h('div', bad ? {class: 'bad'} : {}, text));
  if (!bad) toldTimer = setTimeout(() => el('told').replaceChildren(), 5000);
}

function showHead() {
  const waiting = unsent().filter(each => each.state !== 'REFUSED').length;
  const refused = unsent().length - waiting;
  const text = refused ? plural('terrain.refused', refused) : waiting ? plural('terrain.unsent', waiting) : t('terrain.unsent.none');
  const chip = button(text, () => go('queue'), {class: 'chip' + (refused ? ' refused' : waiting ? ' waits' : ''), id: 'chip'});
  const old = el('chip');
  if (old && S.link) {
    if (old.textContent !== text) { old.textContent = text; old.className = chip.className; }
    return;
  }
  el('head').replaceChildren(h('img', {src: '/terrain/icon.svg', alt: ''}), h('b', {}, t('terrain.brand')), S.link ? chip : '');
}

function go(view, arg) {
  history.pushState({view, arg}, '');
  show(view, arg);
}

function show(view, arg) {
  S.view = view;
  S.arg = arg ?? null;
  el('told').replaceChildren();
  render();
  scrollTo(0, 0);
  el('main').querySelector('h1')?.focus({preventScroll: true});
}

/** @param quiet leaves whoever is just typing or choosing alone */
function render(quiet) {
  if (quiet && el('main').contains(document.activeElement) && /INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) return;
  document.documentElement.lang = S.lang;
  const named = node => node.getAttribute('aria-label') || node.textContent;
  const focused = el('main').contains(document.activeElement) && document.activeElement.tagName === 'BUTTON' ? named(document.activeElement) : null;
  if (!S.current && ['outing', 'meet', 'close'].includes(S.view)) S.view = 'home';
  el('main').replaceChildren(...[VIEWS[S.view]?.() ?? VIEWS.home()].flat().filter(Boolean));
  if (focused) [...el('main').querySelectorAll('button')].find(each => named(each) === focused)?.focus({preventScroll: true});
}

const title = text => h('h1', {tabindex: '-1'}, text);
const card = (...content) => h('section', {class: 'card'}, ...content);
const note = (text, bad, ...more) => h('div', {class: bad ? 'note bad' : 'note'}, h('p', {}, text), ...more);
const foot = (...content) => h('div', {class: 'foot'}, h('div', {}, ...content));
let fields = 0;

function field(label, input, help) {
  input.id = 'field-' + ++fields;
  if (help) input.setAttribute('aria-describedby', input.id + '-help');
  return h('div', {class: 'field'}, h('label', {for: input.id}, label), input, help ? h('small', {id: input.id + '-help'}, help) : null);
}

const back = view => button(t('terrain.back'), () => go(view), {class: 'quiet'});

function choice(options, chosen, onchange, empty) {
  const select = h('select', {onchange: event => onchange(event.target.value || null)},
    empty != null ? h('option', {value: ''}, empty) : null, options.map(([value, text]) => h('option', {value}, text)));
  select.value = chosen ?? '';
  return select;
}

/** Keys one of which may be down; the same again lets it go. */
function keys(legend, options, chosen, onchange) {
  const all = options.map(([value, text]) => button(text, event => {
    const down = event.currentTarget.getAttribute('aria-pressed') !== 'true';
    all.forEach(each => each.setAttribute('aria-pressed', each === event.currentTarget && down ? 'true' : 'false'));
    onchange(down ? value : null);
  }, {'aria-pressed': value === chosen ? 'true' : 'false'}));
  return h('fieldset', {class: 'keys'}, h('legend', {}, legend), h('div', {}, all));
}

/** Keys of which several may be down. */
function manyKeys(legend, options, chosen, onchange) {
  const set = new Set(chosen);
  return h('fieldset', {class: 'keys'}, h('legend', {}, legend), h('div', {}, options.map(([value, text]) => button(text, event => {
    if (!set.delete(value)) set.add(value);
    event.currentTarget.setAttribute('aria-pressed', String(set.has(value)));
    onchange([...set]);
  }, {'aria-pressed': String(set.has(value))}))));
}

/** A number with a large minus and plus; what it can be at most may change. */
function counter(label, value, step, least, most, onchange) {
  let now = value;
  const shown = h('output', {}, String(now));
  const move = by => {
    now = Math.min(most(), Math.max(least, now + by));
    shown.textContent = String(now);
    onchange(now);
  };
  return h('div', {class: 'count', role: 'group', 'aria-label': label}, h('span', {}, label),
    button('−', () => move(-step), {'aria-label': t('terrain.less', label)}), shown,
    button('+', () => move(step), {'aria-label': t('terrain.more', label)}));
}

const wayName = code => {
  const method = S.start?.methods.find(each => each.code === code);
  return !code ? '' : method && !method.builtIn ? method.name : t('youth.findingPlace.' + code);
};
const communeName = code => S.start?.communes.find(each => each.code === code)?.name || code || '';
const placeName = outing => [outing.spotName, outing.commune && communeName(outing.commune)].filter(Boolean).join(', ');
const bandName = band => band === 'UNKNOWN' ? t('terrain.band.unknown') : t('youth.ageBand.' + BAND_TEXT[band]);
const sexName = sex => t('youth.sex.' + sex);

function usual() {
  const way = S.start.methods.filter(each => each.way).map(each => each.code);
  const last = S.last || {};
  return {way: way.includes(last.way) ? last.way : way[0], practice: last.practice || null, commune: last.commune || S.start.commune || null,
    qpv: last.qpv || null, spot: last.spot || null, spotName: last.spotName || null};
}

async function startOuting(outing) {
  if (await begin(outing)) go('outing');
}

// Banners that matter wherever one is

function banners() {
  const all = [];
  if (S.link?.ended) {
    all.push(note(t('terrain.ended.' + S.link.ended), true, h('p', {}, plural('terrain.ended.kept', unsent().length)),
      button(t('terrain.link.again'), () => { go('link'); askOffer(); })));
  } else if (S.link && Date.parse(S.link.expiresAt) - Date.now() < 5 * DAY) {
    all.push(note(t('terrain.expires', new Date(S.link.expiresAt).toLocaleDateString(locale())), false,
      button(t('terrain.link.again'), () => { go('link'); askOffer(); })));
  }
  for (const each of S.notices) {
    all.push(note(each.lost == null ? t('terrain.kept-apart') : plural('terrain.evicted', each.lost), each.lost != null, button(t('terrain.understood'), async () => {
      await change(() => meta => meta.put(S.notices.filter(other => other.at !== each.at), 'notices'));
      render();
    })));
  }
  return all;
}

const VIEWS = {};

VIEWS.home = () => {
  if (!S.link) return [title(t('terrain.title')), ...banners(), ...linkPanel(), language()];
  if (!S.start) return [title(t('terrain.title')), ...banners(), card(h('p', {}, t('terrain.no-start')), button(t('terrain.send-now'), sync, {class: 'main'}))];
  return [title(t('terrain.title')), ...banners(), S.current ? running_() : beginning(), planned(),
    h('div', {class: 'row'}, button(t('terrain.settings'), () => go('settings'), {class: 'quiet'}),
      h('span', {class: 'soft'}, `${S.link.name}, ${S.link.organisation}`))];
};

function running_() {
  const outing = S.current;
  return card(h('h2', {}, t('terrain.running')), h('p', {}, wayName(outing.way), h('br'), placeName(outing)),
    h('p', {class: 'soft'}, t('terrain.since', when(outing.at)), ' · ', plural('terrain.met', outing.met + sum(outing.tally))),
    button(t('terrain.meet'), () => go('meet'), {class: 'main'}), button(t('terrain.continue'), () => go('outing'), {class: 'wide'}));
}

function beginning() {
  const like = usual();
  return card(h('h2', {}, t('terrain.new-outing')), h('p', {}, wayName(like.way), h('br'), placeName(like) || t('terrain.no-place')),
    button(t('terrain.begin'), () => startOuting(like), {class: 'main'}),
    button(t('terrain.begin.other'), () => { S.draft = like; go('begin'); }, {class: 'wide'}));
}

function planned() {
  const outings = S.start.outings.filter(each => each.id !== S.current?.id);
  if (!outings.length) return null;
  return h('section', {}, h('h2', {}, t('terrain.planned')), h('ul', {class: 'list'}, outings.map(each => h('li', {},
    h('p', {}, h('b', {}, when(each.at)), h('br'), wayName(each.way), h('br'), placeName(each)),
    each.own ? null : h('p', {class: 'soft'}, t('terrain.planned.along')),
    h('div', {class: 'row'},
      S.current ? null : button(t('terrain.begin.planned'), () => startOuting({...each, base: each.version, at: Date.now()}),
        {'aria-label': t('terrain.begin.planned') + ' ' + when(each.at)}),
      each.own && !S.current ? button(t('terrain.cancel'), () => go('cancel', each.id), {class: 'quiet', 'aria-label': t('terrain.cancel') + ' ' + when(each.at)}) : null)))));
}

function linkPanel() {
  const offer = S.offer;
  if (!offer) return [card(h('p', {}, t('terrain.loading')))];
  if (offer.offline) return [card(h('p', {}, t('terrain.link.offline')), button(t('terrain.retry'), () => { S.offer = null; render(); askOffer(); }, {class: 'main'}))];
  if (offer.out) return [card(h('p', {}, t('terrain.link.out')), h('a', {class: 'button main', href: '/telephone'}, t('terrain.sign-in')))];
  if (!offer.may) return [note(t('terrain.link.may-not', offer.name, offer.organisation), true)];
  return [card(h('h2', {}, t('terrain.link.title')), h('p', {}, t('terrain.link.what', offer.name, offer.organisation)),
    h('p', {class: 'soft'}, t('terrain.link.sealed')), button(t('terrain.link'), link, {class: 'main'}))];
}

VIEWS.link = () => [title(t('terrain.link.title')), ...linkPanel(), back('home')];

const language = () => button(S.lang === 'fr' ? 'English' : 'Français', async () => {
  const lang = S.lang === 'fr' ? 'en' : 'fr';
  await change(() => meta => meta.put(lang, 'lang'));
  S.lang = lang;
  await words();
  el('head').replaceChildren();
  showHead();
  render();
}, {lang: S.lang === 'fr' ? 'en' : 'fr', class: 'quiet'});

VIEWS.begin = () => {
  const draft = S.draft || (S.draft = usual());
  const set = (changes, again) => { Object.assign(draft, changes); if (again) render(); };
  const spots = S.start.spots, quarters = S.start.quarters.filter(each => each.commune === draft.commune);
  const practices = S.start.methods.filter(each => !each.way);
  return [title(t('terrain.new-outing')),
    field(t('terrain.way'), choice(S.start.methods.filter(each => each.way).map(each => [each.code, wayName(each.code)]), draft.way, way => set({way}))),
    practices.length ? field(t('terrain.practice'), choice(practices.map(each => [each.code, each.name]), draft.practice, practice => set({practice}), t('terrain.practice.none'))) : null,
    spots.length ? field(t('terrain.spot'), choice(spots.map(each => [each.id, each.name]), draft.spot, id => {
      const spot = spots.find(each => each.id === id);
      set(spot ? {spot: id, spotName: spot.name, commune: spot.commune, qpv: spot.qpv} : {spot: null, spotName: null}, true);
    }, t('terrain.none'))) : null,
    field(t('terrain.commune'), choice(S.start.communes.map(each => [each.code, each.name]), draft.commune, commune => set({commune, qpv: null, spot: null, spotName: null}, true), t('terrain.unknown'))),
    quarters.length ? field(t('terrain.quarter'), choice([['NONE', t('terrain.quarter.none')], ...quarters.map(each => [each.code, each.name])], draft.qpv, qpv => set({qpv}), t('terrain.unknown'))) : null,
    position(draft, () => render()), back('home'),
    foot(button(t('terrain.begin'), () => { S.draft = null; startOuting(draft); }, {class: 'main'}))];
};

/** Where one is, only on a touch. */
function position(outing, changed) {
  if (!('geolocation' in navigator)) return null;
  if (outing.latitude != null) {
    return h('p', {class: 'row'}, t('terrain.position.kept'), button(t('terrain.position.drop'), () => changed(Object.assign(outing, {latitude: null, longitude: null})), {class: 'quiet'}));
  }
  return h('p', {}, button(t('terrain.position.add'), event => {
    event.currentTarget.disabled = true;
    navigator.geolocation.getCurrentPosition(found => {
      el('told').replaceChildren(); // that it was not found before
      const round = degrees => Math.round(degrees * 1e5) / 1e5;
      changed(Object.assign(outing, {latitude: round(found.coords.latitude), longitude: round(found.coords.longitude)}));
    }, () => { tell(t('terrain.position.none'), true); render(); }, {enableHighAccuracy: true, timeout: 15_000, maximumAge: MINUTE});
  }));
}

VIEWS.outing = () => {
  const outing = S.current;
  const met = h('span', {class: 'big'}, String(outing.met + sum(outing.tally)));
  const kept = async changes => {
    if (!await alter(changes) || knownShown() !== S.current.known) return render();
    met.textContent = String(S.current.met + sum(S.current.tally));
    el('main').querySelector('.keys [aria-pressed="true"]').textContent = sexKey(S.current, sex);
  };
  const sex = SEXES.includes(S.arg) ? S.arg : 'F';
  const knownShown = () => Number(el('known').querySelector('output').textContent);
  const cells = BANDS.map(band => counter(bandName(band), outing.tally[`${sex}.${band}`] || 0, 1, 0, () => 999, count =>
    kept(now => ({tally: {...now.tally, [`${sex}.${band}`]: count}, known: Math.min(now.known, sum(now.tally) - (now.tally[`${sex}.${band}`] || 0) + count)}))));
  return [title(wayName(outing.way)), h('p', {class: 'soft'}, placeName(outing), placeName(outing) ? ' · ' : '', t('terrain.since', time(outing.at))),
    card(h('p', {class: 'row'}, met, h('span', {}, t('terrain.met.label'))), h('p', {class: 'soft'}, plural('terrain.encounters', outing.met)),
      button(t('terrain.meet'), () => go('meet'), {class: 'main'})),
    outing.own ? card(h('h2', {}, t('terrain.tally')), h('p', {class: 'soft'}, t('terrain.tally.help')),
      keys(t('terrain.sex'), SEXES.map(each => [each, sexKey(outing, each)]), sex, chosen => { S.arg = chosen || sex; render(); }),
      ...cells, h('div', {id: 'known'}, counter(t('terrain.known'), outing.known, 1, 0, () => sum(S.current.tally), known => kept(now => ({known: Math.min(known, sum(now.tally))})))),
      counter(t('terrain.leaflets'), outing.leaflets, 1, 0, () => 9999, leaflets => kept(() => ({leaflets})))) : null,
    back('home'), foot(button(t('terrain.close'), () => go('close'), {class: 'main'}))];
};

const sexKey = (outing, sex) => `${sexName(sex)} (${tallyOf(outing, sex)})`;
const tallyOf = (outing, sex) => BANDS.reduce((all, band) => all + (outing.tally[`${sex}.${band}`] || 0), 0);

const nobody = () => ({pseudonym: null, sex: null, ageBand: null, needs: [], result: null, followUp: 'NONE', followUpOn: null, known: false,
  informed: false, firstName: null, phone: null});

function encounterForm(met, again) {
  const text = (name, label, props, help) => field(label, h('input', {type: 'text', maxlength: 100, autocomplete: 'off', value: met[name], oninput: event => { met[name] = event.target.value.trim() || null; }, ...props}), help);
  return [
    keys(t('terrain.age'), BANDS.slice(0, -1).map(each => [each, bandName(each)]), met.ageBand, ageBand => { met.ageBand = ageBand; }),
    keys(t('terrain.sex'), SEXES.map(each => [each, sexName(each)]), met.sex, sex => { met.sex = sex; }),
    keys(t('terrain.result'), RESULTS.map(each => [each, t('outing.result.' + each)]), met.result, result => { met.result = result; }),
    h('details', {open: met.needs.length > 0}, h('summary', {}, t('terrain.needs')),
      manyKeys(t('terrain.needs'), NEEDS.map(each => [each, t('need.' + each)]), met.needs, needs => { met.needs = needs; })),
    keys(t('terrain.follow-up'), FOLLOW_UPS.slice(1).map(each => [each, t('outing.followUp.' + each)]), met.followUp, chosen => { met.followUp = chosen || 'NONE'; again(); }),
    met.followUp !== 'NONE' ? field(t('terrain.follow-up.on'), h('input', {type: 'date', value: met.followUpOn, oninput: event => { met.followUpOn = event.target.value || null; }}), t('terrain.follow-up.help')) : null,
    caseloadPart(met, again),
    text('pseudonym', t('terrain.pseudonym'), {placeholder: t('terrain.no-name')}),
    keys(t('terrain.known.one'), [['yes', t('terrain.known.yes')]], met.known ? 'yes' : null, chosen => { met.known = chosen === 'yes'; }),
    keys(t('terrain.informed'), [['yes', t('terrain.informed.yes')]], met.informed ? 'yes' : null, chosen => {
      met.informed = chosen === 'yes';
      if (!met.informed) Object.assign(met, {firstName: null, phone: null});
      again();
    }),
    met.informed ? h('div', {}, text('firstName', t('terrain.first-name')), text('phone', t('terrain.phone-number'), {type: 'tel', maxlength: 30}))
      : h('p', {class: 'soft'}, t('terrain.informed.help')),
  ];
}

/** Pseudonyms of the own caseload: only where the organisation allows it, only once unlocked. */
function caseloadPart(met, again) {
  if (!S.caseload) return null;
  if (!S.open) return h('p', {}, button(t('terrain.caseload.open'), () => go('unlock', 'meet'), {class: 'wide'}));
  if (!S.people) {
    unseal(S.open, S.box.pub, 'caseload', S.caseload).then(text => { S.people = JSON.parse(text); again(); }).catch(() => {});
    return null;
  }
  return field(t('terrain.caseload'), choice(S.people.map(each => [each, each]), S.people.includes(met.pseudonym) ? met.pseudonym : null, chosen => {
    Object.assign(met, {pseudonym: chosen, known: chosen != null || met.known});
    again();
  }, t('terrain.nobody')));
}

VIEWS.meet = () => {
  const met = S.met || (S.met = nobody());
  const save = button(t('terrain.save'), async () => {
    save.disabled = true;
    const kept = await saveEncounter(met);
    save.disabled = false;
    if (!kept) return;
    S.met = null;
    go('outing');
    tell(t('terrain.kept'));
    sync();
  }, {class: 'main'});
  return [title(t('terrain.meet')), ...encounterForm(met, render), button(t('terrain.discard'), () => { S.met = null; go('outing'); }, {class: 'quiet'}), foot(save)];
};

VIEWS.close = () => {
  const outing = S.current;
  const draft = S.closing?.id === outing.id ? S.closing : S.closing = {id: outing.id, minutes: minutesOf(outing), note: '', latitude: outing.latitude, longitude: outing.longitude};
  const people = outing.met + sum(outing.tally);
  const save = button(t('terrain.close.save'), async () => {
    save.disabled = true;
    const moved = draft.latitude === outing.latitude || await alter(() => ({latitude: draft.latitude, longitude: draft.longitude}));
    const kept = moved && await closeOuting(draft.minutes, draft.note.trim() || null);
    save.disabled = false;
    if (!kept) return;
    S.closing = null;
    go('home');
    tell(t('terrain.closed'));
    sync();
  }, {class: 'main'});
  return [title(t('terrain.close')), people ? h('p', {}, plural('terrain.met', people)) : note(t('terrain.fruitless')),
    outing.own ? h('div', {}, counter(t('terrain.minutes'), draft.minutes, 5, 1, () => 1440, minutes => { draft.minutes = minutes; }),
      field(t('terrain.note'), h('textarea', {rows: 3, maxlength: 1000, value: draft.note, oninput: event => { draft.note = event.target.value; }}), t('terrain.note.help')),
      position(draft, () => render())) : null,
    outing.own && outing.turn === 0 && people === 0 ? button(t('terrain.abandon'), async () => {
      if (await change(() => meta => meta.delete('current'))) go('home');
    }, {class: 'quiet'}) : null,
    back('outing'), foot(save)];
};

VIEWS.cancel = () => {
  const planned = S.start.outings.find(each => each.id === S.arg);
  if (!planned) return VIEWS.home();
  const reason = h('input', {type: 'text', maxlength: 300, required: true});
  return [title(t('terrain.cancel.title')), h('p', {}, when(planned.at), ' · ', wayName(planned.way)), field(t('terrain.cancel.reason'), reason), back('home'),
    foot(button(t('terrain.cancel.save'), async () => {
      if (!reason.value.trim()) { reason.focus(); return tell(t('terrain.cancel.reason.missing'), true); }
      if (!await cancelPlanned(planned, reason.value.trim())) return;
      go('home');
      tell(t('terrain.cancelled'));
      sync();
    }, {class: 'main'}))];
};

// What has not left yet, and what came back

VIEWS.queue = () => {
  const mine = unsent(), refused = mine.filter(each => each.state === 'REFUSED');
  return [title(t('terrain.queue')), ...banners(),
    mine.length === 0 || mine.length > refused.length ? h('p', {}, plural('terrain.unsent', mine.length - refused.length)) : null,
    mine.length > refused.length && !S.link?.ended ? button(t('terrain.send-now'), sync, {class: 'wide'}) : null,
    refused.length ? h('section', {}, h('h2', {}, plural('terrain.refused', refused.length)), h('ul', {class: 'list'}, refused.map(refusedItem))) : null,
    mine.length > refused.length ? h('section', {}, h('h2', {}, t('terrain.waiting')), h('ul', {class: 'list'}, mine.filter(each => each.state !== 'REFUSED').slice(0, 50).map(each => h('li', {},
      t('terrain.kind.' + each.kind), ' · ', when(each.at), each.state === 'WAITING' ? h('p', {class: 'soft'}, t('terrain.waits-for-outing')) : null)))) : null,
    mine.length - refused.length > 50 ? h('p', {class: 'soft'}, t('terrain.and-more', mine.length - refused.length - 50)) : null,
    foreign().length ? note(t('terrain.foreign', foreign().length, foreign()[0].who)) : null, back('home')];
};

function refusedItem(entry) {
  const name = t('terrain.kind.' + entry.kind) + ' · ' + when(entry.at);
  return h('li', {}, h('b', {}, name), h('p', {}, entry.text || t('terrain.refused.unsaid')),
    h('div', {class: 'row'},
      entry.copy && entry.kind !== 'cancel' ? button(t('terrain.mend'), () => go(S.open ? 'mend' : 'unlock', S.open ? entry.id : 'mend ' + entry.id), {'aria-label': t('terrain.mend') + ' ' + name}) : null,
      button(t('terrain.retry'), async () => {
        await change(() => (meta, queue) => queue.put({...entry, state: 'NEW', text: null}));
        sync();
        render();
      }, {'aria-label': t('terrain.retry') + ' ' + name}),
      button(t('terrain.drop'), () => go('drop', entry.id), {class: 'danger', 'aria-label': t('terrain.drop') + ' ' + name})),
    entry.copy || entry.kind === 'cancel' ? null : h('p', {class: 'soft'}, t('terrain.no-copy')));
}

VIEWS.drop = () => {
  const entry = S.queue.find(each => each.id === S.arg);
  if (!entry) return VIEWS.queue();
  return [title(t('terrain.drop.title')), h('p', {}, t('terrain.kind.' + entry.kind), ' · ', when(entry.at)), note(t('terrain.drop.what'), true),
    button(t('terrain.drop.sure'), async () => { await dropEntry(entry); go('queue'); }, {class: 'danger wide'}), back('queue')];
};

VIEWS.mend = () => {
  const entry = S.queue.find(each => each.id === S.arg);
  if (!entry || !S.open) return VIEWS.queue();
  if (S.mending?.id !== entry.id) {
    unseal(S.open, S.box.pub, `copy/${entry.id}`, entry.copy).then(text => { S.mending = JSON.parse(text); render(); })
      .catch(() => { tell(t('terrain.no-copy'), true); show('queue'); });
    return [title(t('terrain.mend'))];
  }
  const told = S.mending;
  const save = button(t('terrain.save'), async () => {
    if (!await mend(entry, told)) return;
    S.mending = null;
    go('queue');
    sync();
  }, {class: 'main'});
  return [title(t('terrain.mend')), note(entry.text || t('terrain.refused.unsaid'), true),
    ...(told.kind === 'encounter' ? encounterForm(told.met, render) : outingForm(told.content)), back('queue'), foot(save)];
};

function outingForm(content) {
  return [
    field(t('terrain.way'), choice(S.start.methods.filter(each => each.way).map(each => [each.code, wayName(each.code)]), content.way, way => { content.way = way; })),
    field(t('terrain.practice'), choice(S.start.methods.filter(each => !each.way).map(each => [each.code, each.name]), content.practice, practice => { content.practice = practice; }, t('terrain.practice.none'))),
    field(t('terrain.commune'), choice(S.start.communes.map(each => [each.code, each.name]), content.commune, commune => { Object.assign(content, {commune, qpv: null, spot: null}); }, t('terrain.unknown'))),
    counter(t('terrain.minutes'), content.minutes, 5, 1, () => 1440, minutes => { content.minutes = minutes; }),
    counter(t('terrain.known'), content.known, 1, 0, () => sum(content.tally), known => { content.known = known; }),
    field(t('terrain.note'), h('textarea', {rows: 3, maxlength: 1000, value: content.note, oninput: event => { content.note = event.target.value.trim() || null; }}), t('terrain.note.help'))];
}

// The unlock code

VIEWS.unlock = () => {
  const code = h('input', {type: 'password', autocomplete: 'off', maxlength: 100});
  const enter = button(t('terrain.unlock'), async () => {
    enter.disabled = true;
    tell(t('terrain.unlock.works'));
    const came = await unlock(code.value);
    enter.disabled = false;
    if (came === 'open') {
      const then = String(S.arg || 'home').split(' ');
      return go(then[0], then[1]);
    }
    if (came === 'wiped') { show('home'); return tell(t('terrain.wiped'), true); }
    code.value = '';
    code.focus();
    tell(t('terrain.unlock.wrong', MOST_WRONG - S.box.wrong), true);
  }, {class: 'main'});
  return [title(t('terrain.unlock.title')), h('p', {}, t('terrain.unlock.what')), field(t('terrain.code'), code), back('home'), foot(enter)];
};

VIEWS.code = () => {
  const code = h('input', {type: 'password', autocomplete: 'new-password', maxlength: 100});
  const again = h('input', {type: 'password', autocomplete: 'new-password', maxlength: 100});
  return [title(t('terrain.code.title')), h('p', {}, t('terrain.code.what')), h('p', {class: 'soft'}, t('terrain.code.limits')),
    field(t('terrain.code'), code, t('terrain.code.help', CODE_LENGTH)), field(t('terrain.code.again'), again),
    button(t('terrain.code.later'), () => go('home'), {class: 'quiet'}),
    foot(button(t('terrain.code.save'), async () => {
      if (code.value.length < CODE_LENGTH) return tell(t('terrain.code.help', CODE_LENGTH), true);
      if (code.value !== again.value) return tell(t('terrain.code.differ'), true);
      tell(t('terrain.unlock.works'));
      if (!await chooseCode(code.value)) return;
      lock();
      go('home');
      tell(t('terrain.code.chosen'));
      refresh().catch(() => {});
    }, {class: 'main'}))];
};

VIEWS.settings = () => [title(t('terrain.settings')),
  card(h('h2', {}, t('terrain.phone')), h('p', {}, `${S.link?.name}, ${S.link?.organisation}`),
    h('p', {class: 'soft'}, S.link ? t('terrain.valid-until', new Date(S.link.expiresAt).toLocaleDateString(locale())) : ''),
    button(t('terrain.unlink'), () => go('unlink'), {class: 'wide'})),
  card(h('h2', {}, t('terrain.code.title')), h('p', {}, t(S.box ? 'terrain.code.has' : 'terrain.code.has-not')),
    button(t(S.box ? 'terrain.code.change' : 'terrain.code.choose'), () => go('code'), {class: 'wide'}),
    S.open ? button(t('terrain.lock'), () => { lock(); render(); }, {class: 'wide'}) : null),
  h('div', {class: 'row'}, language(), back('home'))];

VIEWS.unlink = () => {
  const left = S.queue.length + (S.current ? 1 : 0);
  return [title(t('terrain.unlink')), left ? note(plural('terrain.unlink.unsent', left), true) : h('p', {}, t('terrain.unlink.what')),
    left ? button(t('terrain.send-now'), () => { sync(); go('queue'); }, {class: 'wide'}) : null,
    button(t(left ? 'terrain.unlink.all-the-same' : 'terrain.unlink'), unlink, {class: 'danger wide'}), back('settings')];
};

// --- the start -----------------------------------------------------------------------------------------------------------

async function words() {
  const answer = await fetch(`/terrain/texts-${S.lang}.json`);
  S.texts = await answer.json();
}

async function open() {
  const evicted = marked();
  if (window.isSecureContext && crypto.subtle) {
    db = await openStore();
    await load();
  }
  await words();
  if (!db) return el('main').replaceChildren(note(t('terrain.insecure'), true));
  if (!S.installation) {
    await change(() => meta => {
      meta.put(uuid(), 'installation');
      if (evicted != null) meta.put([{at: Date.now(), lost: evicted}], 'notices');
    });
  }
  history.replaceState({view: 'home'}, '');
  showHead();
  show('home');
  if (!S.link) askOffer();
  sync();
}

addEventListener('popstate', event => show(event.state?.view || 'home', event.state?.arg));
addEventListener('online', () => { failures = 0; sync(); });
for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => { lockWhenIdle(); touched(); }, {capture: true});
setInterval(lockWhenIdle, 15_000);
document.addEventListener('visibilitychange', () => {
  if (!db) return;
  if (document.visibilityState === 'hidden') snapshot();
  else { lockWhenIdle(); load().then(() => { showHead(); sync(); }); }
});
others?.addEventListener('message', () => db && load().then(() => { showHead(); if (['home', 'queue', 'outing'].includes(S.view)) render(true); }));
navigator.serviceWorker?.register('/terrain/sw.js', {scope: '/terrain'}).catch(() => {});
open().catch(() => el('main').replaceChildren(h('p', {}, t('terrain.broken'))));

})();
