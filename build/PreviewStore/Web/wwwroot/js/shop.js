// The public pages need a script for one thing only: choosing a language at once.
(function () {
  'use strict';
  document.documentElement.classList.add('js');
  document.querySelectorAll('[data-language-chooser]').forEach(function (chooser) {
    chooser.addEventListener('change', function () {
      chooser.form.action = chooser.value;
      chooser.form.submit();
    });
  });
})();
