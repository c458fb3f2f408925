// The public pages need a script for two things only: choosing a language at once, and notices.
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

// nopCommerce's name for it: shows a notice, whose text is taken for markup.
function displayBarNotification(message, type) {
  'use strict';
  var notice = document.createElement('div');
  notice.className = 'bar-notification ' + type;
  notice.appendChild(document.createElement('p')).innerHTML = message;
  document.getElementById('bar-notification').appendChild(notice);
}
