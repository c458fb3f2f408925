// The checkout on one page: sends a step's form, puts the answer in the place of the next step and opens it. Like nopCommerce's: an error is told in a dialogue, a step that was
// loaded stays as it is when the shopper goes back to it, and scripts in what is loaded run.
(function () {
  'use strict';
  var steps = document.getElementById('checkout-steps');
  var sending = false;

  function open(step) {
    steps.querySelectorAll('.tab-section').forEach(function (section) {
      section.classList.toggle('active', section === step);
      section.querySelector('.step').hidden = section !== step;
    });
    step.classList.add('allow');
  }

  function put(place, html) {
    place.innerHTML = html;
    place.querySelectorAll('script').forEach(function (inert) {
      var script = document.createElement('script');
      Array.prototype.forEach.call(inert.attributes, function (attribute) { script.setAttribute(attribute.name, attribute.value); });
      script.textContent = inert.textContent;
      inert.replaceWith(script);
    });
  }

  function take(answer) {
    if (answer.error) { window.alert(answer.message); return; }
    if (answer.redirect) { window.location.href = answer.redirect; return; }
    if (answer.update_section) { put(document.getElementById('checkout-' + answer.update_section.name + '-load'), answer.update_section.html); }
    if (answer.goto_section) { open(document.getElementById('opc-' + answer.goto_section)); }
  }

  function save(button) {
    var form = document.getElementById(button.dataset.opcForm);
    var values = form ? new URLSearchParams(new FormData(form)) : new URLSearchParams();
    if (form && form.id === 'co-payment-method-form' && !values.has('paymentmethod')) { window.alert(document.querySelector('#opc-payment_method .title').textContent); return; }
    if (!values.has('__RequestVerificationToken')) { values.set('__RequestVerificationToken', document.querySelector('input[name="__RequestVerificationToken"]').value); }
    if (sending) { return; }
    sending = true;
    button.disabled = true;
    fetch(button.dataset.opcSave, { method: 'POST', body: values, credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' } })
      .then(function (response) {
        if (!response.ok) { throw new Error(String(response.status)); }
        return response.json();
      })
      .then(take)
      .catch(function () { window.location.href = steps.dataset.failure; })
      .finally(function () {
        sending = false;
        button.disabled = false;
      });
  }

  steps.addEventListener('click', function (event) {
    var button = event.target.closest('[data-opc-save]');
    var back = event.target.closest('[data-opc-back]');
    if (button) { save(button); }
    if (back) {
      event.preventDefault();
      for (var step = back.closest('.tab-section').previousElementSibling; step; step = step.previousElementSibling) {
        if (step.classList.contains('allow')) { open(step); return; }
      }
    }
  });
  open(steps.querySelector('.tab-section'));
})();
