// The checker of a branch: looks at signed vouchers without the shop, notes what is taken, and writes the return file.
(async function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var scan = window.CashbackScan;
  var mostReceipt = 64;
  var day = 24 * 60 * 60 * 1000;
  var shown = null;
  var journal = null;

  function by(id) { return document.getElementById(id); }

  function text(key) {
    var values = Array.prototype.slice.call(arguments, 1);
    return data.texts[key].replace(/\{(\d)\}/g, function (_, at) { return values[at]; });
  }

  function say(place, message) {
    by(place).textContent = message;
    by(place).hidden = !message;
  }

  // Whole minor units, without a fraction in between that could be rounded.
  function plain(minor) {
    var digits = String(minor).padStart(data.currency.decimals + 1, '0');
    var at = digits.length - data.currency.decimals;
    return data.currency.decimals ? digits.slice(0, at) + '.' + digits.slice(at) : digits;
  }

  function money(minor) {
    return new Intl.NumberFormat(data.language, { style: 'currency', currency: data.currency.code, minimumFractionDigits: data.currency.decimals, maximumFractionDigits: data.currency.decimals })
      .format(plain(minor));
  }

  function point() {
    var part = new Intl.NumberFormat(data.language).formatToParts(0.5).find(function (one) { return one.type === 'decimal'; });
    return part ? part.value : '.';
  }

  function field(minor) { return plain(minor).replace('.', point()); }

  // Null: no amount.
  function readAmount(typed) {
    var parts = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.replace(/[\p{Cf}\p{Cc}\p{Z}]/gu, ''));
    if (!parts || (parts[2] || '').length > data.currency.decimals) return null;
    return Number(parts[1] + (parts[2] || '').padEnd(data.currency.decimals, '0')) || null;
  }

  function when(instant) {
    return new Date(instant).toLocaleString(data.language, { dateStyle: 'short', timeStyle: 'short' });
  }

  // What ends at midnight was good the day before, by the shop's clock and not by that of the device.
  function lastDay(end) {
    try {
      return new Date(end - 1).toLocaleDateString(data.language, { dateStyle: 'long', timeZone: data.zone || undefined });
    } catch {
      return new Date(end - 1).toLocaleDateString(data.language, { dateStyle: 'long' });
    }
  }

  function sum(rows) {
    return rows.reduce(function (all, row) { return all + row.amount; }, 0);
  }

  // What of a voucher can be taken. What is not handed in yet the shop cannot have known when it signed; what is may stand in the amount that it signed, or not yet.
  function leftOf(claims, rows) {
    var most = Math.max.apply(null, rows.map(function (row) { return row.signed; }).concat(claims.amount));
    var open = rows.filter(function (row) { return row.batch === ''; });
    // Where the rest of a voucher goes back to its owner, it is taken once.
    if (data.restGoesBack && rows.length) return 0;
    return Math.min(claims.amount - sum(open), most - sum(rows));
  }

  function isReceiptOf(row, receipt) {
    return row.receipt.toUpperCase() === receipt.toUpperCase();
  }

  function whyNotNow() {
    // A device whose clock stands long before this file was made would take what has lapsed.
    return Date.now() < data.made - day ? text('Checker.Refused.Clock') : null;
  }

  async function whyNot(claims) {
    if (whyNotNow()) return whyNotNow();
    if (claims.branch !== 0 && claims.branch !== data.branch.id) return text('Salon.Refused.WrongBranch');
    if (claims.currency !== data.currency.code) return text('Checker.Refused.Currency');
    if (claims.expires <= Date.now()) return text('Checker.Refused.Lapsed', lastDay(claims.expires));
    var rows = await journal.ofVoucher(claims.id);
    if (leftOf(claims, rows) > 0) return null;
    var last = rows[rows.length - 1];
    return text('Checker.Refused.TakenHere', money(sum(rows)), when(last.takenAt), last.receipt);
  }

  // Where a layout has changed two letters for each other, it looks like a token all the same: whether it is one its signature tells.
  async function readToken(token) {
    var read = await window.VoucherToken.read(token, data.keys);
    if (!read.refusal) return read;
    var other = await window.VoucherToken.read(token.replace(/[YZ]/g, function (sign) { return sign === 'Y' ? 'Z' : 'Y'; }), data.keys);
    return other.refusal ? read : other;
  }

  async function check(typed) {
    say('done', '');
    say('refusal', '');
    by('take').hidden = true;
    shown = null;
    var token = scan.clean(scan.repair(typed)).toUpperCase();
    by('code').value = token;
    if (!token) return by('code').focus();
    if (scan.kindOf(token) === 'card' || scan.kindOf(token) === 'code') return say('refusal', text('Checker.Refused.NotSigned'));
    var read = await readToken(token);
    var refusal = read.refusal ? text('Checker.Refused.' + read.refusal) : await whyNot(read.claims);
    if (refusal) return say('refusal', refusal);

    shown = { token: token, claims: read.claims };
    await showVoucher();
    by('sum').value = '';
    by('receipt').value = data.branch.prefix;
    say('sum-error', '');
    say('receipt-error', '');
    by('sum').focus();
  }

  async function showVoucher() {
    var rows = await journal.ofVoucher(shown.claims.id);
    var left = leftOf(shown.claims, rows);
    by('left').textContent = money(left);
    by('until').textContent = text('Checker.ValidUntil', lastDay(shown.claims.expires));
    say('earlier', rows.length ? text('Checker.TakenBefore', money(sum(rows))) : '');
    by('sum-label').textContent = text('Counter.Amount', data.currency.code);
    by('all').textContent = text('Counter.All', money(left));
    by('all').dataset.amount = field(left);
    by('take').hidden = false;
  }

  // Each says what lacks beside its field; the receipt of what may be taken, or null.
  function readTake() {
    var amount = readAmount(by('sum').value);
    var receipt = by('receipt').value.normalize('NFKC').replace(/[\p{Cf}\p{Cc}]/gu, '').replace(/\p{Z}+/gu, ' ').trim();
    receipt = window.CashbackReceipt.once(receipt, data.branch.prefix);
    var kind = scan.kindOf(receipt);
    var wrongReceipt = !receipt || receipt.toUpperCase() === data.branch.prefix.trim().toUpperCase() ? 'Salon.Refused.ReceiptRequired' : kind === 'token' || kind === 'code' ? 'Salon.Refused.ReceiptIsCode' : receipt.length > mostReceipt ? 'Salon.Refused.ReceiptTooLong' : null;
    say('sum-error', amount ? '' : text('Checker.Refused.Amount', field(1234)));
    say('receipt-error', wrongReceipt ? text(wrongReceipt) : '');
    by(amount ? 'receipt' : 'sum').focus();
    return amount && !wrongReceipt ? { amount: amount, receipt: receipt } : null;
  }

  async function take() {
    var clerk = by('clerk').value.trim();
    if (!shown) return;
    if (!clerk) {
      by('clerk').focus();
      return say('refusal', text('Checker.Refused.Clerk'));
    }
    say('refusal', '');
    var typed = readTake();
    if (!typed) return;
    var voucher = shown;
    var refusal = await whyNot(voucher.claims);
    if (refusal) {
      by('take').hidden = true;
      return say('refusal', refusal);
    }

    var row = { voucher: voucher.claims.id, token: voucher.token, amount: typed.amount, signed: voucher.claims.amount, currency: voucher.claims.currency, receipt: typed.receipt, takenAt: Date.now(), clerk: clerk, batch: '' };
    try {
      refusal = await journal.add(row, function (rows) {
        var same = rows.find(function (other) { return isReceiptOf(other, row.receipt); });
        return same ? { place: 'receipt-error', text: text('Checker.Refused.ReceiptUsed', money(same.amount), when(same.takenAt)) }
          : row.amount > leftOf(voucher.claims, rows) ? { place: 'sum-error', text: text('Checker.Refused.TooMuch', money(Math.max(0, leftOf(voucher.claims, rows)))) }
          : null;
      });
    } catch {
      return say('refusal', text('Checker.Refused.Full'));
    }
    if (refusal) return say(refusal.place, refusal.text);

    var left = leftOf(voucher.claims, await journal.ofVoucher(voucher.claims.id));
    shown = null;
    by('take').hidden = true;
    by('code').value = '';
    say('done', text('Checker.Taken', money(row.amount), money(left), row.receipt));
    await showJournal();
    by('code').focus();
  }

  // Undone are what nobody has handed in yet; it stays on the device, and is in no file.
  async function undo(row) {
    var clerk = by('clerk').value.trim();
    say('done', '');
    if (!clerk) {
      by('clerk').focus();
      return say('refusal', text('Checker.Refused.Clerk'));
    }
    say('refusal', '');
    if (!window.confirm(text('Checker.UndoQuestion', money(row.amount), row.receipt))) return;
    try {
      // With the page open twice the other one may have made a file of it a moment ago.
      if (await journal.undo(row.n, clerk)) say('done', text('Checker.Undone', money(row.amount), row.receipt));
      else say('refusal', text('Checker.Refused.HandedIn'));
    } catch {
      say('refusal', text('Checker.Refused.NotUndone'));
    }
    if (shown) await showVoucher();
    await showJournal();
  }

  function buttonOf(key, press) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = text(key);
    button.addEventListener('click', press);
    return button;
  }

  function line(list, parts, button) {
    var item = document.createElement('li');
    parts.forEach(function (part) {
      var span = document.createElement('span');
      span.textContent = part;
      item.appendChild(span);
    });
    if (button) item.appendChild(button);
    list.appendChild(item);
    return item;
  }

  async function showJournal() {
    var open = await journal.ofBatch('');
    by('rows').textContent = '';
    open.forEach(function (row) {
      line(by('rows'), [when(row.takenAt) + ' · ' + row.receipt, money(row.amount)], buttonOf('Checker.Undo', function () { undo(row); }));
    });
    by('none').hidden = open.length > 0;
    by('save').hidden = open.length === 0;
    by('total').textContent = open.length ? text('Checker.Total', money(sum(open))) : '';

    var batches = (await journal.batches()).sort(function (one, other) { return other.closedAt - one.closedAt; });
    // Until the next file, as what stands above.
    var since = batches.length ? batches[0].closedAt : 0;
    (await journal.ofBatch(window.CheckerJournal.undone)).filter(function (row) { return row.undoneAt > since; }).forEach(function (row) {
      line(by('rows'), [when(row.takenAt) + ' · ' + row.receipt, money(row.amount), text('Checker.UndoneBy', row.undoneBy, when(row.undoneAt))]).className = 'undone';
    });
    by('files').textContent = '';
    by('handed').hidden = batches.length === 0;
    batches.forEach(function (batch) {
      line(by('files'), [when(batch.closedAt) + ' · ' + money(batch.amount)], buttonOf('Checker.SaveAgain', function () { save(batch.name); }));
    });
  }

  // The file of a batch, the same however often it is asked for.
  async function fileOf(name) {
    var rows = (await journal.ofBatch(name)).sort(function (one, other) { return one.row - other.row; });
    return JSON.stringify({
      version: '1',
      batch: name,
      branch: data.branch.id,
      rows: rows.map(function (row) {
        return { row: row.row, voucher: row.token, amount: row.amount, currency: row.currency, receipt: row.receipt, taken_at: new Date(row.takenAt).toISOString().replace(/\.\d+Z$/, 'Z'), clerk: row.clerk };
      }),
      totals: [{ currency: data.currency.code, decimals: data.currency.decimals, rows: rows.length, amount: sum(rows) }]
    }, null, 1);
  }

  async function save(name) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await fileOf(name)], { type: 'application/json' }));
    link.download = name + '.json';
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    say('refusal', '');
    say('done', text('Checker.Saved', link.download));
  }

  async function closeBatch() {
    var open = await journal.ofBatch('');
    if (!open.length) return;
    var chance = Array.from(crypto.getRandomValues(new Uint8Array(8)), function (one) { return one.toString(16).padStart(2, '0'); }).join('');
    var name = 'return-' + data.branch.id + '-' + new Date().toISOString().replace(/[-:]|\.\d+/g, '') + '-' + chance;
    try {
      await journal.close({ name: name, closedAt: Date.now(), amount: sum(open) });
    } catch {
      return say('refusal', text('Checker.Refused.Full'));
    }
    // With the page open twice the other one may have closed it a moment ago.
    if ((await journal.ofBatch(name)).length) await save(name);
    await showJournal();
  }

  function remember(clerk) {
    try {
      if (clerk === undefined) return localStorage.getItem(data.journal + '-clerk') || '';
      localStorage.setItem(data.journal + '-clerk', clerk);
    } catch {
      // It is typed anew then.
    }
    return '';
  }

  function setUpCamera() {
    if (!scan.hasCamera()) return;
    var close = null;
    function shut() {
      if (close) close();
      close = null;
      by('stage').hidden = true;
      by('camera').hidden = false;
    }
    by('camera').hidden = false;
    by('camera').addEventListener('click', async function () {
      say('refusal', '');
      by('camera').hidden = true;
      by('stage').hidden = false;
      try {
        close = await scan.open(by('stage').querySelector('video'), '', function (code) {
          shut();
          check(code);
        });
      } catch {
        shut();
        say('refusal', text('Counter.Camera.None'));
      }
    });
    by('stage').querySelector('button').addEventListener('click', shut);
  }

  function setUpScanner() {
    scan.watchKeys(function (typed, place, before) {
      var kind = scan.kindOf(typed);
      if (!kind || place.id === 'code') return false;
      if (place.id === 'receipt' && kind === 'card' && (before === '' || before === data.branch.prefix)) return false;
      if (place.matches('input')) {
        place.value = before;
        say('refusal', text('Counter.ScannedElsewhere', text('Checker.Code')));
        return true;
      }
      check(typed);
      return true;
    });
  }

  // On the shop's address the page is kept by a worker, so that it opens without a network.
  async function keepPage() {
    if (!data.worker || !navigator.serviceWorker || !navigator.onLine) return;
    try {
      await navigator.serviceWorker.register(data.worker, { scope: data.scope });
      var answer = await fetch(location.href);
      if (!answer.ok || answer.redirected) return;
      await (await caches.open(data.cache)).put(location.href, answer);
      await navigator.serviceWorker.ready;
      say('kept', text('Checker.Kept'));
    } catch {
      // Without a network it is kept from the time before.
    }
  }

  document.querySelectorAll('[data-text]').forEach(function (place) { place.textContent = text(place.dataset.text); });
  if (!(window.crypto && window.crypto.subtle)) return say('problem', text('Checker.Refused.NoCrypto'));
  try {
    journal = await window.CheckerJournal.open(data.journal);
  } catch {
    return say('problem', text('Checker.Refused.NoStorage'));
  }

  say('problem', whyNotNow() || '');
  by('clerk').value = remember();
  by('clerk').addEventListener('change', function () { remember(by('clerk').value.trim()); });
  by('find').addEventListener('submit', function (event) {
    event.preventDefault();
    check(by('code').value);
  });
  // A second tap while the first is being noted is no second taking.
  var taking = null;
  by('take').addEventListener('submit', function (event) {
    event.preventDefault();
    taking = taking || take().finally(function () { taking = null; });
  });
  window.CashbackReceipt.goOn(by('receipt'), data.branch.prefix);
  by('all').addEventListener('click', function () {
    by('sum').value = by('all').dataset.amount;
    by('receipt').focus();
  });
  by('save').addEventListener('click', closeBatch);
  setUpCamera();
  setUpScanner();
  await showJournal();
  by('work').hidden = false;
  (by('clerk').value ? by('code') : by('clerk')).focus();
  await keepPage();
})();
