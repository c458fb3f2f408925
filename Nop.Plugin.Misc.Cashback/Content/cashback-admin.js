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

// What a column of wide screens says, for narrow ones: a line of the first cell that is shown, as the plugin's other tables have it. Heading and value are texts, never markup; an amount of nothing is left out.
function cashbackNarrow(heading, value) {
  'use strict';
  var text = value === null || value === undefined ? '' : String(value);
  if (!text || (/[0-9]/.test(text) && !/[1-9]/.test(text))) return '';
  var line = document.createElement('small');
  line.className = 'd-block d-md-none text-muted text-break';
  line.textContent = (heading ? heading + ': ' : '') + text;
  return line.outerHTML;
}

// The first cell of a row of a grid: it leads to the row, whose button is out of sight on a narrow screen. A text too, never markup.
function cashbackRowLink(text, page, id) {
  'use strict';
  var link = document.createElement('a');
  link.textContent = text === null || text === undefined || text === '' ? '#' + id : String(text);
  link.href = page + '/' + encodeURIComponent(id);
  return link.outerHTML;
}
