// Copies the text of the element that a button names. Browsers copy on secure pages only: elsewhere the button stays away, and the text can be marked.
(function () {
  'use strict';
  if (!navigator.clipboard) return;
  document.querySelectorAll('[data-copy]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim()).then(function () { button.textContent = button.dataset.done; });
    });
  });
})();
