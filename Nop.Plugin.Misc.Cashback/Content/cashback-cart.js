// The box "Use cashback" in the cart: posts the choice, shows the answer, puts the new totals in place.
(function () {
  'use strict';

  function token() {
    var field = document.querySelector('input[name="__RequestVerificationToken"]');
    return field ? field.value : '';
  }

  function wire(box) {
    var field = box.querySelector('#cashback-amount');
    var message = box.querySelector('#cashback-message');
    var remove = box.querySelector('.cashback-remove');
    var buttons = box.querySelectorAll('button');

    function show(text, isError) {
      message.textContent = text;
      message.classList.toggle('cashback-error', isError);
      field.setAttribute('aria-invalid', isError ? 'true' : 'false');
    }

    function busy(isBusy) {
      buttons.forEach(function (button) { button.disabled = isBusy; });
    }

    function post(url, values) {
      values.set('__RequestVerificationToken', token());
      busy(true);
      fetch(url, { method: 'POST', body: values, credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' } })
        .then(function (response) {
          if (!response.ok) { throw new Error(String(response.status)); }
          return response.json();
        })
        .then(function (answer) {
          show(answer.error || answer.message, Boolean(answer.error));
          if (answer.error) { return; }
          remove.hidden = !answer.applied;
          if (!answer.applied) { field.value = ''; }
          var totals = document.querySelector('.total-info');
          if (totals) { totals.outerHTML = answer.totals; }
          var earn = document.querySelector('.cashback-cart-earn');
          if (earn) { earn.outerHTML = answer.earn; }
        })
        // A page that outlived its session or its shop: start over rather than show half an answer.
        .catch(function () { window.location.reload(); })
        .finally(function () { busy(false); });
    }

    function apply(max) {
      var values = new URLSearchParams();
      values.set('amount', field.value);
      values.set('asMuchAsPossible', max ? 'true' : 'false');
      post(box.dataset.apply, values);
    }

    box.querySelector('.cashback-apply').addEventListener('click', function () { apply(false); });
    box.querySelector('.cashback-max').addEventListener('click', function () { field.value = ''; apply(true); });
    remove.addEventListener('click', function () { post(box.dataset.remove, new URLSearchParams()); });
    field.addEventListener('keydown', function (event) {
      // Enter would send the cart's own form.
      if (event.key === 'Enter') { event.preventDefault(); apply(false); }
    });
  }

  document.querySelectorAll('[data-cashback-cart]').forEach(function (box) {
    if (!box.dataset.wired) {
      box.dataset.wired = 'true';
      wire(box);
    }
  });
})();
