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
