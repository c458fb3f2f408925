// The hint on a product's page follows what is chosen there: options, pieces, the days of a rent.
(function () {
  'use strict';

  function wire(place) {
    var id = place.dataset.product;
    var field = document.querySelector('[name^="addtocart_' + id + '."]');
    var form = document.getElementById('product-details-form') || (field && field.form);
    if (!form) { return; }
    var asked = 0;

    function ask() {
      var mine = ++asked;
      var values = new URLSearchParams(new FormData(form));
      var token = document.querySelector('input[name="__RequestVerificationToken"]');
      if (token) { values.set('__RequestVerificationToken', token.value); }
      fetch(place.dataset.url, { method: 'POST', body: values, credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' } })
        .then(function (response) { return response.ok ? response.text() : ''; })
        // Nothing is said where nothing is known; an older answer does not take the place of a newer one.
        .catch(function () { return ''; })
        .then(function (hint) { if (mine === asked) { place.innerHTML = hint; } });
    }

    form.addEventListener('change', ask);
    // What stands in the form from the start may be dearer than the price that the page was made with.
    var quantity = form.querySelector('[name="addtocart_' + id + '.EnteredQuantity"]');
    if (form.querySelector('[name^="product_attribute_"]') || (quantity && quantity.value !== '1')) { ask(); }
  }

  document.querySelectorAll('.cashback-product-earn').forEach(wire);
})();
