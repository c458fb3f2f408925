// What a grid of the admin area shows of two things in one cell: the first, and the second below it in small letters. Both are texts, never markup.
function cashbackTwoLines(first, second) {
  'use strict';
  function text(value) {
    var span = document.createElement('span');
    span.textContent = value === null || value === undefined ? '' : String(value);
    return span.innerHTML;
  }
  return text(first) + (second ? '<small class="d-block text-muted text-break" style="min-width: 9em">' + text(second) + '</small>' : '');
}

// The first cell of a row of a grid: it leads to the row, whose button is out of sight on a narrow screen. A text too, never markup.
function cashbackRowLink(text, page, id) {
  'use strict';
  var link = document.createElement('a');
  link.textContent = text === null || text === undefined || text === '' ? '#' + id : String(text);
  link.href = page + '/' + encodeURIComponent(id);
  return link.outerHTML;
}
