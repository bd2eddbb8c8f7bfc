// Loaded before Azurite (node -r). Azurite keeps tables in memory and writes them to disk every 5 s; what it acknowledged since
// is lost when it is killed. This writes 50 ms after a change instead. As the whole file is written each time, a save is followed
// by a pause of nine times its own length: at most a tenth of the time goes into saving, however large the file grows.
'use strict';
const Module = require('node:module');

const shortestPause = 50;
const load = Module._load;

Module._load = function (request, ...rest) {
  const exported = load.call(this, request, ...rest);
  if (request === 'lokijs' && !exported.prototype.savesSoon) {
    exported.prototype.savesSoon = true;
    exported.prototype.autosaveEnable = saveSoon;
  }
  return exported;
};

function saveSoon(_options, callback) {
  // What is kept nowhere need not be written.
  if (process.argv.includes('--inMemoryPersistence')) return;
  this.autosave = true;
  const tick = () => {
    if (!this.autosave) return;
    if (!this.autosaveDirty()) {
      this.autosaveHandle = setTimeout(tick, shortestPause);
      return;
    }
    const started = process.hrtime.bigint();
    this.saveDatabase((error) => {
      const took = Number(process.hrtime.bigint() - started) / 1e6;
      if (callback) callback(error);
      if (this.autosave) this.autosaveHandle = setTimeout(tick, Math.max(shortestPause, 9 * took));
    });
  };
  this.autosaveHandle = setTimeout(tick, shortestPause);
}
