// The slip's print button.
document.querySelectorAll('[data-print]').forEach(function (button) {
  'use strict';
  button.addEventListener('click', function () { window.print(); });
});
