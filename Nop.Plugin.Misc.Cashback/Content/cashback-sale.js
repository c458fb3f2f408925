// A sale at the counter: amounts of credit at one tap, and products proposed while one is being typed. Without it the page works as it is.
(function () {
  'use strict';
  var form = document.querySelector('.sale');
  if (!form) return;

  form.querySelectorAll('[data-credit]').forEach(function (button) {
    button.parentElement.hidden = false;
    button.addEventListener('click', function () {
      form.elements.Credit.value = button.dataset.credit;
      form.elements.Receipt.focus();
    });
  });

  var list = document.getElementById('products');
  var asked = 0;
  var wait = null;
  form.querySelectorAll('[data-product]').forEach(function (input) {
    input.addEventListener('input', function () {
      clearTimeout(wait);
      if (input.value.trim().length < 2) return;
      wait = setTimeout(async function () {
        var turn = ++asked;
        var answer = await fetch(form.dataset.products + '?q=' + encodeURIComponent(input.value), { headers: { Accept: 'application/json' } }).catch(function () { return null; });
        if (!answer || !answer.ok || turn !== asked) return;
        var names = await answer.json();
        list.replaceChildren.apply(list, names.map(function (name) {
          var option = document.createElement('option');
          option.value = name;
          return option;
        }));
      }, 200);
    });
  });
})();
