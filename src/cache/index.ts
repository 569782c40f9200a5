// 缓存 — bytes kept between runs under the user's cache folder, by kind and key.
// Only ever a shortcut: an entry that is missing, damaged or unwritable means computing anew, never an error.
// May import: nothing.
export { readCached, writeCached } from './store.js';
