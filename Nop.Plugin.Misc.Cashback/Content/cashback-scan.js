// Reading codes: by the camera, by a scanner that acts as a keyboard. The counter and the checker of a branch both use it.
window.CashbackScan = (function () {
  'use strict';
  var alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
  // Slower than any scanner on a busy machine. Who types a whole card number or code that fast, in the wrong field, is told the same.
  var gap = 500;
  // On a button nobody types: whatever comes there is a scan, and its Enter presses nothing.
  var gapOnButton = 5000;
  var least = 8;

  // Signs that nobody sees, spaces and dashes.
  function clean(text) {
    return text.normalize('NFKC').replace(/[\p{Cf}\p{Cc}\p{Z}\p{Pd}\u2212]/gu, '');
  }

  function isCard(text) {
    if (!/^\d{13,14}$/.test(text)) return false;
    var sum = 0, last = text.length - 1;
    for (var at = 0; at < last; at++) {
      var digit = Number(text[last - 1 - at]);
      if (at % 2 === 0) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }
    return (10 - sum % 10) % 10 === Number(text[last]);
  }

  function isCode(text) {
    if (text.length !== 12) return false;
    var sum = 0;
    for (var at = 0; at < 12; at++) {
      var value = alphabet.indexOf(text[at].toLowerCase());
      if (value < 0) return false;
      if (at === 11) return sum % alphabet.length === value;
      sum += (at + 1) * value;
    }
    return false;
  }

  function isToken(text) {
    return text.length >= 40 && /^CB1[A-Z2-7]+$/i.test(text);
  }

  function formOf(plain) {
    return isCard(plain) ? 'card' : isCode(plain) ? 'code' : isToken(plain) ? 'token' : null;
  }

  function map(text, from, to) {
    return Array.from(text, function (sign) {
      var at = from.indexOf(sign.toLowerCase());
      return at < 0 ? sign : sign === sign.toLowerCase() ? to[at] : to[at].toUpperCase();
    }).join('');
  }

  // A code as it was before the computer took the scanner for a French, Belgian or German keyboard; the text itself where it is a code as it came, or none by one layout alone.
  // The shop does the same (ScannerLayout).
  function repair(text) {
    if (formOf(clean(text))) return text;
    var azerty = /\d/.test(text) ? '' : map(text.normalize('NFKC'), 'qawz,?;&\u00e9"\'(-\u00e8_\u00e7\u00e0\u00a7!)', 'aqzwmmm123456789068-');
    var qwertz = map(text, 'yz\u00df', 'zy-');
    var read = [azerty, qwertz].filter(function (one) { return formOf(clean(one)); });
    return read.length === 1 || read.length === 2 && read[0] === read[1] ? read[0] : text;
  }

  // What a text is by its form: 'card', 'code' or 'token'; null: none of these.
  function kindOf(text) {
    return formOf(clean(repair(text)));
  }

  // Calls back for many signs that come one upon the other, and Enter after them, or for Enter in a field that holds nothing but a code: with what came, where, and what stood
  // there before. True: it is dealt with, and Enter does nothing.
  function watchKeys(onScan) {
    var burst = '', before = '', last = 0, place = null;
    document.addEventListener('keydown', function (event) {
      var isSign = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      var isField = event.target.matches('input, select, textarea');
      var goesOn = event.target === place && event.timeStamp - last <= (isField ? gap : gapOnButton);
      if (isSign) {
        if (!goesOn) {
          burst = '';
          place = event.target;
          before = place.value || '';
        }
        burst += event.key;
        last = event.timeStamp;
      } else if (event.key === 'Enter') {
        var value = event.target.value || '';
        var isBurst = goesOn && burst.length >= least;
        var isScan = isBurst && onScan(burst, place, before);
        if (isScan || isBurst && !isField || isField && kindOf(value) && onScan(value, event.target, '')) event.preventDefault();
        burst = '';
      } else if (event.key !== 'Shift') {
        burst = '';
      }
    }, true);
  }

  function load(address) {
    return new Promise(function (done, failed) {
      var script = document.createElement('script');
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  // What reads a picture: the browser's own reader where it has one for these codes, otherwise jsQR, which is loaded now.
  async function reader(library) {
    if ('BarcodeDetector' in window && (await window.BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
      var detector = new window.BarcodeDetector({ formats: ['qr_code'] });
      return async function (video) {
        var found = await detector.detect(video);
        return found.length ? found[0].rawValue : null;
      };
    }
    if (!window.jsQR) await load(library);
    var canvas = document.createElement('canvas');
    return async function (video) {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      var context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(video, 0, 0);
      var found = window.jsQR(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
      return found ? found.data : null;
    };
  }

  // Whether this page may ask for a camera at all.
  function hasCamera() {
    return !!(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
  }

  // Opens the camera and calls back with the first code that it sees; gives what closes it. Fails where there is no camera, or it is not allowed.
  async function open(video, library, onCode) {
    var stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    var isOpen = true;
    function close() {
      isOpen = false;
      stream.getTracks().forEach(function (track) { track.stop(); });
      video.srcObject = null;
    }
    try {
      video.srcObject = stream;
      await video.play();
      var read = await reader(library);
      (async function look() {
        while (isOpen) {
          var code = video.videoWidth ? await read(video).catch(function () { return null; }) : null;
          if (code && isOpen) {
            close();
            if (navigator.vibrate) navigator.vibrate(60);
            onCode(code);
            return;
          }
          await new Promise(function (next) { setTimeout(next, 120); });
        }
      })();
    } catch (problem) {
      close();
      throw problem;
    }
    return close;
  }

  return { clean: clean, kindOf: kindOf, repair: repair, watchKeys: watchKeys, hasCamera: hasCamera, open: open };
})();
