// The counter: a scan goes into the search wherever it lands, but never into an amount or a receipt; the camera; amounts at one tap.
(function () {
  'use strict';
  var find = document.querySelector('.find');
  var take = document.querySelector('.take');
  var problem = document.querySelector('[data-scan-problem]');
  if (!find) return;

  function tell(text) {
    problem.textContent = text;
    problem.hidden = false;
  }

  function search(text) {
    find.elements.q.value = text;
    find.requestSubmit();
  }

  window.CashbackScan.watchKeys(function (text, place, before) {
    var kind = window.CashbackScan.kindOf(text);
    if (!kind) return false;
    if (take && take.contains(place) && place.matches('input')) {
      // Digits may be what the till prints as a code: whether a client has them, the shop knows.
      if (place.name === 'Receipt' && kind === 'card' && (before === '' || before === place.dataset.prefix)) return false;
      place.value = before;
      tell(problem.dataset.elsewhere);
      return true;
    }
    // A card that is being given belongs where it was scanned; what else is scanned there is looked for.
    if (place.matches('[data-takes-cards]') && kind === 'card') return false;
    if (find.contains(place) && place.matches('input, select')) return false;
    if (place.matches('input, select, textarea')) return false;
    search(text);
    return true;
  });

  document.querySelectorAll('[data-amount]').forEach(function (button) {
    button.parentElement.hidden = false;
    button.addEventListener('click', function () {
      take.elements.Amount.value = button.dataset.amount;
      take.elements.Receipt.focus();
    });
  });

  var camera = document.querySelector('[data-camera]');
  var stage = document.querySelector('.camera');
  if (!camera || !window.CashbackScan.hasCamera()) return;
  var close = null;
  function shut() {
    if (close) close();
    close = null;
    stage.hidden = true;
    camera.hidden = false;
  }
  camera.hidden = false;
  camera.addEventListener('click', async function () {
    problem.hidden = true;
    camera.hidden = true;
    stage.hidden = false;
    try {
      close = await window.CashbackScan.open(stage.querySelector('video'), camera.dataset.camera, function (code) {
        shut();
        search(code);
      });
    } catch {
      shut();
      tell(problem.dataset.noCamera);
    }
  });
  stage.querySelector('button').addEventListener('click', shut);
})();
