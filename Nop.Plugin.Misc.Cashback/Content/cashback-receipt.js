// The receipt of a taking and of a sale: what its branch's numbers begin with is typed on, not over, and stands once where a whole number was typed or scanned behind it.
// Without it the page works as it is: the shop reads the number so too.
document.querySelectorAll('[data-prefix]').forEach(function (input) {
  'use strict';
  var prefix = input.dataset.prefix.trim();

  function goOn() {
    setTimeout(function () {
      if (input.dataset.prefix && input.value === input.dataset.prefix) input.setSelectionRange(input.value.length, input.value.length);
    });
  }

  function begins(text) {
    return text.slice(0, prefix.length).toUpperCase() === prefix.toUpperCase();
  }

  // Digits alone may well stand twice at the beginning of a number.
  function once() {
    if (/^\d*$/.test(prefix)) return;
    var number = input.value.trim();
    for (var rest; begins(number) && begins(rest = number.slice(prefix.length).trim());) number = prefix + rest.slice(prefix.length);
    if (number !== input.value.trim()) input.value = number;
  }

  input.addEventListener('focus', goOn);
  input.addEventListener('change', once);
  if (document.activeElement === input) goOn();
});
