// A form was refused: brings the first field that is wrong into view and puts the cursor into it, out of a folded card too. The list at the top of the page names the fields.
(function () {
  'use strict';
  var fields = Array.prototype.map.call(document.querySelectorAll('.cashback-wrong a'), function (link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  }).filter(Boolean);

  function unfold(field) {
    var card = field.closest('.collapsed-card');
    if (card) { card.classList.remove('collapsed-card'); }
    var details = field.closest('details');
    if (details) { details.open = true; }
  }

  function show(field) {
    unfold(field);
    field.focus({ preventScroll: true });
    (field.offsetParent ? field : field.parentElement).scrollIntoView({ block: 'center' });
  }

  document.querySelectorAll('.cashback-wrong a').forEach(function (link) {
    link.addEventListener('click', function (event) {
      var field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!field) { return; }
      event.preventDefault();
      show(field);
    });
  });

  var first = fields.sort(function (one, other) { return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1; })[0];
  if (first) { show(first); }
})();
