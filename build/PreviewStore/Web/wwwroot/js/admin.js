// The admin area: the menu on small screens, and grids that fetch their rows page by page.
document.addEventListener('DOMContentLoaded', function () {
  'use strict';
  var button = document.querySelector('.menu-button');
  if (button) {
    button.addEventListener('click', function () {
      var open = document.body.classList.toggle('menu-open');
      button.setAttribute('aria-expanded', String(open));
    });
  }
});

function previewGrid(id) {
  'use strict';
  var table = document.getElementById(id);
  var grid = JSON.parse(table.dataset.grid);
  var texts = JSON.parse(table.dataset.texts);
  var body = table.tBodies[0];
  var wrapper = table.closest('.dt-container');
  var pager = wrapper.querySelector('.dt-paging');
  var start = 0;
  var draw = 0;

  function encode(value) {
    var span = document.createElement('span');
    span.textContent = value === null || value === undefined ? '' : String(value);
    return span.innerHTML.replace(/"/g, '&quot;');
  }

  function behind(column, row) {
    return encode(column.Url + encodeURIComponent(row[column.UrlProperty || column.Property]));
  }

  function date(value) {
    if (!value) { return ''; }
    var read = new Date(value);
    return isNaN(read) ? encode(value) : encode(read.toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' }));
  }

  function cell(column, row, index) {
    var value = row[column.Property];
    switch (column.Kind) {
      case 'date': return date(value);
      case 'boolean': return value ? '<span class="true-icon" role="img" aria-label="true">✓</span>' : '<span class="false-icon" role="img" aria-label="false">–</span>';
      case 'link': return '<a href="' + behind(column, row) + '">' + encode(column.Text || value) + '</a>';
      case 'edit': return '<a class="btn btn-default" href="' + behind(column, row) + '">' + encode(texts.edit) + '</a>';
      case 'view': return '<a class="btn btn-default" href="' + behind(column, row) + '">' + encode(texts.view) + '</a>';
      case 'remove': return '<button type="button" class="btn btn-default grid-remove" data-row="' + index + '">' + encode(column.Text || texts.remove) + '</button>';
      case 'button': return column.Function
        ? '<button type="button" class="' + encode(column.Class) + '" onclick="' + column.Function + '(' + Number(value) + ')">' + encode(column.Text) + '</button>'
        : '<a class="' + encode(column.Class) + '" href="' + behind(column, row) + '">' + encode(column.Text) + '</a>';
      case 'checkbox': return '<input type="checkbox" name="' + encode(column.Text) + '" value="' + encode(row[column.UrlProperty]) + '" aria-label="' + encode(row[column.UrlProperty]) + '">';
      case 'custom': return window[column.Function](value, 'display', row, { row: index });
      default: return column.Encode ? encode(value) : (value === null || value === undefined ? '' : String(value));
    }
  }

  function show(rows, total) {
    body.innerHTML = rows.length === 0
      ? '<tr><td class="dt-empty" colspan="' + grid.Columns.length + '">' + encode(texts.empty) + '</td></tr>'
      : rows.map(function (row, index) {
        return '<tr>' + grid.Columns.map(function (column) {
          return '<td class="' + encode(column.Kind === 'button' ? '' : column.Class) + '">' + cell(column, row, index) + '</td>';
        }).join('') + '</tr>';
      }).join('');
    pager.hidden = !grid.Paging || total <= grid.Length;
    wrapper.querySelector('.dt-info').textContent = texts.info.replace('{0}', start + 1).replace('{1}', start + rows.length).replace('{2}', total);
    wrapper.querySelector('.grid-previous').disabled = start === 0;
    wrapper.querySelector('.grid-next').disabled = start + rows.length >= total;
    body.querySelectorAll('.grid-remove').forEach(function (button) {
      button.addEventListener('click', function () { remove(rows[Number(button.dataset.row)]); });
    });
    if (grid.DrawCallback && window[grid.DrawCallback]) { window[grid.DrawCallback](); }
  }

  function token(form) {
    form.set('__RequestVerificationToken', document.querySelector('input[name="__RequestVerificationToken"]').value);
    return form;
  }

  function post(address, form) {
    return fetch(address, { method: 'POST', body: token(form), credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' } })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(answer.status); }
        return answer.text();
      })
      .then(function (text) { return text ? JSON.parse(text) : null; });
  }

  function load() {
    if (grid.Data) {
      show(grid.Data, grid.Data.length);
      return;
    }
    var form = new URLSearchParams();
    form.set('draw', String(++draw));
    form.set('start', String(start));
    form.set('length', String(grid.Length));
    grid.Filters.forEach(function (filter) {
      var field = document.getElementById(filter.Field);
      if (filter.Value !== null && filter.Value !== undefined) { form.set(filter.Name, filter.Value); }
      else if (field && field.multiple) { Array.from(field.selectedOptions).forEach(function (option) { form.append(filter.Name, option.value); }); }
      else if (field) { form.set(filter.Name, field.type === 'checkbox' ? String(field.checked) : field.value); }
    });
    var mine = draw;
    post(grid.Read, form).then(function (answer) {
      if (mine !== draw) { return; }
      if (answer && answer.error) { throw new Error(answer.error); }
      show(answer.Data || answer.data || [], answer.RecordsTotal === undefined ? answer.recordsTotal : answer.RecordsTotal);
    }).catch(function (error) {
      body.innerHTML = '<tr><td class="dt-empty" role="alert" colspan="' + grid.Columns.length + '">' + encode(error.message) + '</td></tr>';
    });
  }

  function remove(row) {
    if (!confirm(texts.sure)) { return; }
    var form = new URLSearchParams();
    form.set('id', row[grid.DeleteBy]);
    post(grid.Delete, form).then(function (answer) {
      if (answer && answer.error) { alert(answer.error); }
      load();
    });
  }

  wrapper.querySelector('.grid-previous').addEventListener('click', function () { start = Math.max(0, start - grid.Length); load(); });
  wrapper.querySelector('.grid-next').addEventListener('click', function () { start += grid.Length; load(); });
  table.reload = load;
  document.addEventListener('DOMContentLoaded', function () {
    var search = grid.SearchButton && document.getElementById(grid.SearchButton);
    if (search) {
      search.addEventListener('click', function (event) { event.preventDefault(); start = 0; load(); });
      grid.Filters.forEach(function (filter) {
        var field = document.getElementById(filter.Field);
        if (field) { field.addEventListener('keydown', function (event) { if (event.key === 'Enter') { event.preventDefault(); search.click(); } }); }
      });
    }
    load();
  });
}

// nopCommerce's name for it: pages call it after they changed rows.
function updateTable(selector) {
  'use strict';
  var table = document.querySelector(selector);
  if (table && table.reload) { table.reload(); }
}

// nopCommerce's name for it: adds the page's token to what is posted.
function addAntiForgeryToken(data) {
  'use strict';
  data.__RequestVerificationToken = document.querySelector('input[name="__RequestVerificationToken"]').value;
}

// As in the shop: what the store has no value of its own of is switched off, and a browser does not send it.
document.addEventListener('DOMContentLoaded', function () {
  'use strict';
  document.querySelectorAll('.multi-store-override-option').forEach(function (box) {
    function follow() {
      document.querySelectorAll(box.dataset.forInputSelector).forEach(function (field) {
        field.disabled = !box.checked;
        document.querySelectorAll('input[type="hidden"]').forEach(function (hidden) { if (hidden.name === field.name) { hidden.disabled = !box.checked; } });
      });
    }
    box.addEventListener('change', follow);
    follow();
  });
});

// nopCommerce's name for it: shows a notice, whose text is taken for markup.
function displayBarNotification(message, type) {
  'use strict';
  var notice = document.createElement('div');
  notice.className = 'bar-notification ' + type;
  notice.appendChild(document.createElement('p')).innerHTML = message;
  document.getElementById('bar-notification').appendChild(notice);
}
