// A download leaves the page as it is: once the shop has written the whole file, the page is read anew, and says so.
(function () {
  'use strict';
  var address = document.currentScript.dataset.file;
  var button = document.getElementById('download-ledger');

  function look() {
    fetch(address, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
      .then(function (answer) { return answer.json(); })
      .then(function (state) {
        if (state.hasFile) { location.reload(); } else { setTimeout(look, 1000); }
      }, function () { setTimeout(look, 5000); });
  }

  button.form.addEventListener('submit', function () { setTimeout(look, 1000); });
})();
