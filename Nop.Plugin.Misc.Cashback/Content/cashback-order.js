// Puts what credit paid into the totals of the order page, above the last row, so that they add up. The shop has no place for such a row there; without this script the
// box beside the products still says it.
(function () {
  'use strict';
  var row = document.getElementById('cashback-order-row');
  var total = document.querySelector('.order-details-page .total-info .cart-total tbody > tr:last-child');
  if (row && total && !document.querySelector('.total-info .cashback-used')) {
    total.parentNode.insertBefore(row.content.cloneNode(true), total);
  }
})();
