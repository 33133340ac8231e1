// What the pages cannot do without a script: open filters close, '/' goes to the search, running timers count up. All pages work
// without it.
(() => {
  'use strict';

  const openFilters = () => document.querySelectorAll('details.filter[open]');

  document.addEventListener('click', event => {
    openFilters().forEach(filter => {
      if (!filter.contains(event.target)) filter.open = false;
    });
  });

  document.addEventListener('toggle', event => {
    if (event.target.matches?.('details.filter') && event.target.open) {
      openFilters().forEach(other => { if (other !== event.target) other.open = false; });
      event.target.querySelector('input:not([type=hidden])')?.focus();
    }
  }, true);

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      openFilters().forEach(filter => {
        filter.open = false;
        filter.querySelector('summary').focus();
      });
    }
    const typing = event.target.matches?.('input, textarea, select');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector('details.filter[data-search]');
      if (search) {
        event.preventDefault();
        search.open = true;
        search.querySelector('input:not([type=hidden])')?.focus();
      }
    }
  });

  // data-running holds the seconds that had gone by when the page was made
  const count = () => document.querySelectorAll('[data-running]').forEach(timer => {
    timer.dataset.since ??= String(performance.now());
    const seconds = Math.max(0, Number(timer.dataset.running) + Math.floor((performance.now() - Number(timer.dataset.since)) / 1000));
    const minutes = Math.floor(seconds / 60);
    timer.textContent = Math.floor(minutes / 60) + ':' + String(minutes % 60).padStart(2, '0');
  });
  count();
  setInterval(count, 1000);
})();
