// What a client holds up at the counter: the screen stays on while it is looked at, and the button prints.
(function () {
  'use strict';
  function keepAwake() {
    // Where there is no such thing, or the battery is too low for it, the phone goes dark as ever.
    if (navigator.wakeLock && document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(function () { });
  }
  // Whoever leaves the page loses the lock.
  document.addEventListener('visibilitychange', keepAwake);
  keepAwake();
  document.querySelectorAll('[data-print]').forEach(function (button) {
    button.addEventListener('click', function () { window.print(); });
  });
})();
