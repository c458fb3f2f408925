// The panel that tries the rules of a form: posts both forms, shows the answer, offers names of products.
(function () {
  'use strict';

  var tokenName = '__RequestVerificationToken';

  function post(url, data) {
    return fetch(url, { method: 'POST', body: data, credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' } })
      .then(function (response) {
        if (!response.ok) { throw new Error(String(response.status)); }
        return response;
      });
  }

  function wire(panel) {
    var form = panel.querySelector('form');
    var result = panel.querySelector('.cashback-preview-result');
    var item = form.querySelector('input[list]');
    var list = panel.querySelector('datalist');
    var own = Array.from(list.options).map(function (option) { return option.value; });
    var timer = 0;
    var asked = 0;

    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var rules = document.getElementById(panel.dataset.form);
      var data = new FormData(rules);
      new FormData(form).forEach(function (value, name) {
        if (name === tokenName) { data.set(name, value); } else { data.append(name, value); }
      });
      var turn = ++asked;
      post(form.action, data)
        .then(function (response) { return response.text(); })
        .then(function (html) { if (turn === asked) { result.innerHTML = html; } })
        .catch(function () { if (turn === asked) { result.textContent = panel.dataset.failed; } });
    });

    function offer(names) {
      list.textContent = '';
      own.concat(names).forEach(function (name) {
        var option = document.createElement('option');
        option.value = name;
        list.appendChild(option);
      });
    }

    item.addEventListener('input', function () {
      window.clearTimeout(timer);
      var text = item.value.trim();
      if (text.length < 2) { return; }
      timer = window.setTimeout(function () {
        var data = new FormData();
        data.set('text', text);
        data.set(tokenName, form.querySelector('input[name="' + tokenName + '"]').value);
        post(form.dataset.suggest, data)
          .then(function (response) { return response.json(); })
          .then(offer)
          .catch(function () { offer([]); });
      }, 250);
    });
  }

  document.querySelectorAll('.cashback-preview').forEach(wire);
})();
