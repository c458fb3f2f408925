// The box "Use cashback" in the cart and in the payment step: posts the choice, says at the field what became of it, puts the new totals in place, and lets nothing that was
// typed be lost by going on. A step of the one-page checkout brings this script with it each time, so everything here may run again.
(function () {
  'use strict';

  var KEPT = 'cashback-typed';
  var KEPT_MILLISECONDS = 60000;

  function token() {
    var field = document.querySelector('input[name="__RequestVerificationToken"]');
    return field ? field.value : '';
  }

  // A way to pay is not asked for where nothing is left to pay. The shop's script wants one to be chosen even where none is shown.
  function showMethods(nothingToPay) {
    var methods = document.getElementById('payment-method-block');
    if (!methods) { return; }
    methods.classList.toggle('cashback-pays-all', nothingToPay);
    var choices = methods.querySelectorAll('input[name="paymentmethod"]');
    if (nothingToPay && choices.length && !methods.querySelector('input[name="paymentmethod"]:checked')) { choices[0].checked = true; }
  }

  function wire(root) {
    var inCart = root.dataset.cashbackBox === 'cart';
    var field = root.querySelector('.cashback-amount');
    var shown = root.querySelector('input[name="cashback-shown"]');
    var message = root.querySelector('.cashback-message');
    var offer = root.querySelector('.cashback-offer');
    var toCart = root.querySelector('.cashback-to-cart');
    var remove = root.querySelector('.cashback-remove');
    var radios = Array.prototype.slice.call(root.querySelectorAll('input[type="radio"]'));
    var number = 0;
    var state = { pending: null, open: message.classList.contains('cashback-error') };
    root.cashback = { isSettled: function () { return !state.pending && !state.open; }, settle: settle, focus: function () { field.focus(); } };

    function kind() {
      var chosen = radios.find(function (radio) { return radio.checked; });
      return chosen ? chosen.value : 'amount';
    }

    function select(value) {
      radios.forEach(function (radio) { radio.checked = radio.value === value; });
    }

    function show(answer) {
      message.textContent = answer.error || answer.message;
      message.classList.toggle('cashback-error', Boolean(answer.error));
      field.setAttribute('aria-invalid', answer.error ? 'true' : 'false');
      offer.hidden = !answer.offer;
      offer.textContent = answer.offer || '';
      offer.dataset.amount = answer.possible || '';
      if (toCart) { toCart.hidden = !answer.error; }
    }

    function take(answer, chosen) {
      show(answer);
      state.open = Boolean(answer.error);
      if (answer.error) { return false; }
      // In the cart an amount that stays would look as if it were used.
      if (inCart && chosen !== 'amount') { field.value = ''; }
      shown.value = field.value;
      if (remove) { remove.hidden = !answer.applied; }
      if (!inCart) { showMethods(answer.nothingToPay); }
      var totals = document.querySelector('.total-info');
      if (totals) { totals.outerHTML = answer.totals; }
      var earn = document.querySelector('.cashback-cart-earn');
      if (earn) { earn.outerHTML = answer.earn; }
      return true;
    }

    function busy(isBusy) {
      root.querySelectorAll('button').forEach(function (button) { button.disabled = isBusy; });
    }

    function keep() {
      window.sessionStorage.setItem(KEPT, JSON.stringify({ amount: field.value, at: Date.now() }));
    }

    // Resolves to whether the shopper may go on.
    function post(chosen) {
      var values = new URLSearchParams();
      values.set('cashback-choice', chosen);
      values.set('cashback-amount', field.value);
      values.set('cashback-shown', shown.value);
      values.set('__RequestVerificationToken', token());
      var mine = ++number;
      state.open = false;
      busy(true);
      var sent = fetch(root.dataset.apply, { method: 'POST', body: values, credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' } })
        .then(function (response) {
          if (!response.ok) { throw new Error(String(response.status)); }
          return response.json();
        })
        .then(function (answer) { return mine === number ? take(answer, chosen) : state.pending; })
        .catch(function () {
          // The payment step is sent to the shop as it is, and the shop answers. A cart that outlived its session or its shop starts over rather than show half an answer.
          if (!inCart) { return true; }
          keep();
          window.location.reload();
          return false;
        })
        .finally(function () {
          if (mine !== number) { return; }
          state.pending = null;
          busy(false);
        });
      state.pending = sent;
      return sent;
    }

    function settle() {
      return state.pending || post(kind());
    }

    field.addEventListener('input', function () {
      state.open = true;
      if (field.value) { select('amount'); }
    });
    field.addEventListener('keydown', function (event) {
      // Enter would send the form around the box.
      if (event.key === 'Enter') { event.preventDefault(); select('amount'); post('amount'); }
    });
    root.querySelector('.cashback-apply').addEventListener('click', function (event) { event.preventDefault(); select('amount'); post('amount'); });
    offer.addEventListener('click', function () { field.value = offer.dataset.amount; select('amount'); post('amount'); });
    if (inCart) {
      ['.cashback-max', '.cashback-remove'].forEach(function (selector) {
        root.querySelector(selector).addEventListener('click', function (event) {
          event.preventDefault();
          // Chosen after it was typed: the amount is not meant any more.
          shown.value = field.value;
          post(event.currentTarget.value);
        });
      });
      guardCart();
    } else {
      field.addEventListener('change', function () { if (state.open && field.value) { post(kind()); } });
      radios.forEach(function (radio) {
        radio.addEventListener('change', function () {
          shown.value = field.value;
          if (kind() === 'amount' && !field.value) { state.open = true; field.focus(); } else { post(kind()); }
        });
      });
      showMethods(root.dataset.nothingToPay === 'true');
      joinPaymentForm();
    }

    // The cart's buttons load the page anew. Who goes to the checkout means what was typed; for the others it is put back into the field.
    function guardCart() {
      var form = root.closest('form');
      var kept = JSON.parse(window.sessionStorage.getItem(KEPT) || 'null');
      window.sessionStorage.removeItem(KEPT);
      if (kept && Date.now() - kept.at < KEPT_MILLISECONDS && kept.amount !== field.value) {
        field.value = kept.amount;
        state.open = true;
        show({ message: root.dataset.unused });
      }

      form.addEventListener('submit', function (event) {
        if (root.cashback.isSettled() || (!state.pending && !field.value)) { return; }
        if (!event.submitter || !event.submitter.matches('#checkout, .checkout-button')) { keep(); return; }
        event.preventDefault();
        settle().then(function (mayGoOn) { if (mayGoOn) { form.requestSubmit(event.submitter); } else { field.focus(); } });
      });
    }

    // In the checkout in several pages the box stands before the form of the page: its fields join that form, so that they are sent with it.
    function joinPaymentForm() {
      var method = document.querySelector('input[name="paymentmethod"]');
      if (!method || !method.form || method.form.contains(root)) { return; }
      method.form.id = method.form.id || 'cashback-payment-form';
      root.querySelectorAll('input[name^="cashback-"]').forEach(function (input) { input.setAttribute('form', method.form.id); });
    }
  }

  // Going on from the payment step waits for the answer to what was typed last.
  function guardPaymentStep(event) {
    var button = event.target.closest ? event.target.closest('.payment-method-next-step-button') : null;
    var root = document.querySelector('[data-cashback-box="step"]');
    if (!button || !root || !root.cashback || root.cashback.isSettled()) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    root.cashback.settle().then(function (mayGoOn) { if (mayGoOn) { button.click(); } else { root.cashback.focus(); } });
  }

  document.querySelectorAll('[data-cashback-box]').forEach(function (root) {
    if (!root.cashback) { wire(root); }
  });
  if (!document.documentElement.dataset.cashbackGuard) {
    document.documentElement.dataset.cashbackGuard = 'true';
    document.addEventListener('click', guardPaymentStep, true);
  }
})();
