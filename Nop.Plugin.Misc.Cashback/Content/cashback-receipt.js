// The receipt of a taking and of a sale: what its branch's numbers begin with is typed on, not over. Without it the page works as it is.
document.querySelectorAll('[data-prefix]').forEach(function (input) {
  'use strict';
  function goOn() {
    setTimeout(function () {
      if (input.dataset.prefix && input.value === input.dataset.prefix) input.setSelectionRange(input.value.length, input.value.length);
    });
  }

  input.addEventListener('focus', goOn);
  if (document.activeElement === input) goOn();
});
