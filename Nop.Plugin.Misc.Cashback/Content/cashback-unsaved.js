// Keeps a form from being sent while the form beside it, which it acts on, holds what is typed and not saved yet.
(function () {
    'use strict';
    document.querySelectorAll('form[data-unsaved-in]').forEach(function (form) {
        var edited = document.getElementById(form.dataset.unsavedIn);
        var typed = function () { return new URLSearchParams(new FormData(edited)).toString(); };
        var saved = typed();
        form.addEventListener('submit', function (event) {
            // What comes back with errors was never saved.
            if (form.dataset.unsavedAlready !== 'True' && typed() === saved) {
                return;
            }
            event.preventDefault();
            event.stopImmediatePropagation();
            window.alert(form.dataset.unsaved);
        }, true);
    });
})();
