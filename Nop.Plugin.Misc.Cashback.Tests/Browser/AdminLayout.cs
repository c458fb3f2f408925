namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Measures an admin page.</summary>
static class AdminLayout
{
    /// <summary>A script that answers with <see cref="AdminLayoutTests.Measures"/> of the page as it is shown.</summary>
    public const string Measure = """
        () => {
          const slack = 3;
          const box = element => element.getBoundingClientRect();
          const shown = element => box(element).width > 0 && box(element).height > 0;
          const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(shown);
          const name = element => (element.textContent || element.id || element.className).trim().replace(/\s+/g, ' ').slice(0, 60);
          const middle = element => (box(element).top + box(element).bottom) / 2;

          // A row of a form: the label's column ends where the field's begins, and so does the label; both begin at the same height.
          const labels = all('.form-group.row').flatMap(row => {
            const label = all(':scope > [class*=col-] .col-form-label', row)[0];
            if (!label) return [];
            const columns = all(':scope > [class*=col-]', row);
            const at = columns.findIndex(column => column.contains(label));
            const value = columns[at + 1] && all('input:not([type=hidden]), select, textarea, .form-text-row, .form-check', columns[at + 1])[0];
            if (!value || columns[at].classList.contains('col-md-auto')) return [];
            const gap = box(value).left - box(label).right;
            const level = Math.abs(box(label).top + 19 - Math.min(middle(value), box(value).top + 19));
            const text = document.createRange();
            text.selectNodeContents(label);
            const loose = box(label).right - text.getBoundingClientRect().right;
            return gap < 0 || gap + loose > 60 || level > 12 ? [`"${name(label)}" ends ${Math.round(gap + loose)} px before its field, ${Math.round(level)} px off its height`] : [];
          });

          const hints = all('.ico-help').flatMap(hint => {
            const label = hint.parentElement.querySelector('.col-form-label');
            return box(hint).top < box(label).top + 30 && box(hint).left >= box(label).right - slack ? [] : [`the hint of "${name(label)}"`];
          });

          const boxes = all('.form-check').flatMap(check => {
            const input = check.querySelector('input');
            const text = check.querySelector('label');
            const off = middle(input) - middle(text);
            return Math.abs(off) <= 2 ? [] : [`"${name(text)}" by ${off.toFixed(1)} px`];
          });

          const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
          const area = table => { let up = table.parentElement; while (up && !scrolls(up) && !up.classList.contains('card')) up = up.parentElement; return up; };
          const tables = all('table');
          const cutColumns = tables.flatMap(table => {
            const around = area(table);
            const over = around ? box(table).right - (box(around).left + around.clientWidth) : 0;
            return over > 1 ? [`${table.id || name(table.tHead || table)} by ${Math.round(over)} px`] : [];
          });
          const outside = tables.flatMap(table => {
            const card = table.closest('.card');
            if (!card || box(table).right <= box(card).right + 1) return [];
            const around = area(table);
            return around && scrolls(around) && box(around).right <= box(card).right + 1 ? [] : [table.id || name(table)];
          });

          return { PageWidth: document.documentElement.scrollWidth, Labels: labels, Hints: hints, Boxes: boxes, CutColumns: cutColumns, OutsideTheirCards: outside };
        }
        """;
}
