// Tells the shop with the click on "Confirm" which credit this window shows: another window may have shown another since. Each showing is told once, so that a page which
// does not show its totals anew after an answer is not asked again and again. The one-page checkout brings this script with it each time.
(function () {
  'use strict';
  if (window.cashbackConfirm) { return; }
  window.cashbackConfirm = true;

  document.addEventListener('click', function (event) {
    if (!event.target.closest || !event.target.closest('.confirm-order-next-step-button')) { return; }
    var shown = document.querySelector('[data-cashback-seen]');
    document.cookie = '.Nop.Cashback.Seen=' + (shown ? shown.dataset.cashbackSeen : '') + ';path=/;samesite=lax;max-age=' + (shown ? 10 : 0);
    if (shown) { shown.removeAttribute('data-cashback-seen'); }
  }, true);
})();
