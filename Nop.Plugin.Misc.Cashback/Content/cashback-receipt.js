// The receipt of a taking and of a sale: what its branch's numbers begin with is typed on, not over, and stands once where a whole number was typed or scanned behind it.
// Without it the page works as it is: the shop reads the number so too.
window.CashbackReceipt = (function () {
  'use strict';

  // Digits alone may well stand twice at the beginning of a number.
  function once(typed, prefix) {
    var number = typed.trim();
    var begin = prefix.trim();
    if (/^\d*$/.test(begin)) return number;
    function begins(text) { return text.slice(0, begin.length).toUpperCase() === begin.toUpperCase(); }
    for (var rest; begins(number) && begins(rest = number.slice(begin.length).trim());) number = begin + rest.slice(begin.length);
    return number;
  }

  function goOn(input, prefix) {
    function place() {
      setTimeout(function () {
        if (prefix && input.value === prefix) input.setSelectionRange(input.value.length, input.value.length);
      });
    }
    input.addEventListener('focus', place);
    input.addEventListener('change', function () {
      var number = once(input.value, prefix);
      if (number !== input.value.trim()) input.value = number;
    });
    if (document.activeElement === input) place();
  }

  return { once: once, goOn: goOn };
})();
document.querySelectorAll('[data-prefix]').forEach(function (input) { window.CashbackReceipt.goOn(input, input.dataset.prefix); });
