// What this device took: kept in the browser, on paper as it were, until a return file is made of it and after.
// A row has no batch ('') until it goes into a file; then it never changes. Until then it can be undone: it stays, and goes into none.
window.CheckerJournal = (function () {
  'use strict';

  // No file is called so.
  var undone = '-undone';

  function stands(row) { return row.batch !== undone; }

  function undo(row, by) {
    row.batch = undone;
    row.undoneAt = Date.now();
    row.undoneBy = by;
  }

  function done(transaction) {
    return new Promise(function (resolve, reject) {
      transaction.oncomplete = function () { resolve(); };
      transaction.onabort = function () { reject(transaction.error || new Error('aborted')); };
    });
  }

  function asked(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  function openDatabase(name) {
    return new Promise(function (resolve, reject) {
      var request = indexedDB.open(name, 1);
      request.onupgradeneeded = function () {
        var rows = request.result.createObjectStore('rows', { keyPath: 'n', autoIncrement: true });
        rows.createIndex('voucher', 'voucher');
        rows.createIndex('batch', 'batch');
        request.result.createObjectStore('batches', { keyPath: 'name' });
      };
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = request.onblocked = function () { reject(request.error || new Error('blocked')); };
    });
  }

  // In a database: check and write are one transaction, also with the page open twice.
  function inDatabase(database) {
    function open(stores, mode) {
      return database.transaction(stores, mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
    }
    return {
      ofVoucher: async function (id) { return (await asked(open('rows', 'readonly').objectStore('rows').index('voucher').getAll(id))).filter(stands); },
      ofBatch: function (name) { return asked(open('rows', 'readonly').objectStore('rows').index('batch').getAll(name)); },
      batches: function () { return asked(open('batches', 'readonly').objectStore('batches').getAll()); },
      add: async function (row, whyNot) {
        var transaction = open('rows', 'readwrite');
        var end = done(transaction);
        var refusal = null;
        var found = transaction.objectStore('rows').index('voucher').getAll(row.voucher);
        found.onsuccess = function () {
          refusal = whyNot(found.result.filter(stands));
          if (!refusal) transaction.objectStore('rows').add(row);
        };
        await end;
        return refusal;
      },
      undo: async function (n, by) {
        var transaction = open('rows', 'readwrite');
        var end = done(transaction);
        var row = null;
        var found = transaction.objectStore('rows').get(n);
        found.onsuccess = function () {
          if (!found.result || found.result.batch !== '') return;
          row = found.result;
          undo(row, by);
          transaction.objectStore('rows').put(row);
        };
        await end;
        return row;
      },
      close: async function (batch) {
        var transaction = open(['rows', 'batches'], 'readwrite');
        var end = done(transaction);
        var found = transaction.objectStore('rows').index('batch').getAll('');
        found.onsuccess = function () {
          if (!found.result.length) return;
          transaction.objectStore('batches').add(batch);
          found.result.forEach(function (row, at) {
            row.batch = batch.name;
            row.row = at + 1;
            transaction.objectStore('rows').put(row);
          });
        };
        await end;
      }
    };
  }

  // In a text, where there is no database: read anew before each change.
  function inText(name) {
    function read() {
      return JSON.parse(localStorage.getItem(name) || '{"rows":[],"batches":[]}');
    }
    function change(act) {
      function now() {
        var all = read();
        var answer = act(all);
        localStorage.setItem(name, JSON.stringify(all));
        return answer;
      }
      return navigator.locks ? navigator.locks.request(name, now) : Promise.resolve().then(now);
    }
    function where(field, value) {
      return Promise.resolve().then(function () { return read().rows.filter(function (row) { return row[field] === value; }); });
    }
    read();
    localStorage.setItem(name + '-try', '1');
    localStorage.removeItem(name + '-try');
    return {
      ofVoucher: async function (id) { return (await where('voucher', id)).filter(stands); },
      ofBatch: function (batch) { return where('batch', batch); },
      batches: function () { return Promise.resolve().then(function () { return read().batches; }); },
      add: function (row, whyNot) {
        return change(function (all) {
          var refusal = whyNot(all.rows.filter(function (other) { return other.voucher === row.voucher && stands(other); }));
          if (!refusal) all.rows.push(Object.assign({ n: all.rows.length + 1 }, row));
          return refusal;
        });
      },
      undo: function (n, by) {
        return change(function (all) {
          var row = all.rows.find(function (other) { return other.n === n && other.batch === ''; });
          if (row) undo(row, by);
          return row || null;
        });
      },
      close: function (batch) {
        return change(function (all) {
          var open = all.rows.filter(function (row) { return row.batch === ''; });
          if (!open.length) return;
          all.batches.push(batch);
          open.forEach(function (row, at) {
            row.batch = batch.name;
            row.row = at + 1;
          });
        });
      }
    };
  }

  // The journal of a name. Fails where nothing can be kept.
  async function open(name) {
    var journal;
    try {
      journal = inDatabase(await openDatabase(name));
      await journal.batches();
    } catch {
      journal = inText(name);
    }
    // So that the browser does not clear it when the disk is full.
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(function () { });
    return journal;
  }

  return { open: open, undone: undone };
})();
