// What the pages cannot do without a script: open filters close, '/' goes to the search, running timers count up, new events show
// up. All pages work without it.
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
      event.target.querySelector('input[type=search]')?.focus();
    }
  }, true);

  // what is typed above a long list narrows it
  document.addEventListener('input', event => {
    const list = event.target.closest?.('details.filter .list');
    const typed = event.target.type === 'search' && event.target.value.trim().toLowerCase();
    list?.querySelectorAll(':scope > a').forEach(link => { link.hidden = !!typed && !link.textContent.toLowerCase().includes(typed); });
  });

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
      const field = document.querySelector('.search input[type=search]');
      if (!search && field) {
        event.preventDefault();
        field.focus();
      }
      if (search) {
        event.preventDefault();
        search.open = true;
        search.querySelector('input:not([type=hidden])')?.focus();
      }
    }
  });

  // what is sent is sent once, and says so while it takes long; the button counts in what is sent, so it is switched off after that
  const posts = () => [...document.querySelectorAll('form[method=post]')];
  const again = form => {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
    [...form.elements].filter(one => one.type === 'submit').forEach(button => { button.disabled = false; });
    form.querySelectorAll('.waits').forEach(line => line.replaceChildren());
  };
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
    keep(form);
    setTimeout(() => {
      form.setAttribute('aria-busy', 'true');
      [...form.elements].filter(one => one.type === 'submit').forEach(button => { button.disabled = true; });
      if ('file' in form.dataset) setTimeout(() => again(form), 3000);
    });
    setTimeout(() => form.dataset.sent && form.querySelectorAll('.waits').forEach(line => { line.textContent = line.dataset.words; }), 400);
  });
  addEventListener('pageshow', event => event.persisted && posts().forEach(again));

  // what was typed survives a session that ends, in this tab, for the same visitor; keys and passwords are not kept, and nothing is sent
  // by itself
  const KEPT = 'clockify-typed';
  const visitor = document.querySelector('.who')?.dataset.name;
  const fields = form => [...form.elements].filter(one => one.name && one.matches('input:not([type=password]):not([type=hidden]):not([type=file]), select, textarea'));
  const name = form => form.getAttribute('action') + ' ' + (form.elements.user?.value ?? '');
  const keep = form => {
    if (!visitor || !fields(form).length) return;
    sessionStorage.setItem(KEPT, JSON.stringify({ visitor, path: location.pathname, form: name(form), fields: fields(form).map(one =>
      ({ name: one.name, value: one.value, checked: one.checked })) }));
  };
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  const lost = kept?.lost && kept.visitor === visitor && kept.path === location.pathname && posts().find(form => name(form) === kept.form);
  if (kept && document.querySelector('form[action="/console/login"]')) {
    sessionStorage.setItem(KEPT, JSON.stringify({ ...kept, lost: true }));
  } else {
    sessionStorage.removeItem(KEPT);
  }
  const unfold = field => {
    for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  };
  if (lost) {
    const left = [...kept.fields];
    fields(lost).forEach(field => {
      const isBox = field.type === 'checkbox' || field.type === 'radio';
      const place = left.findIndex(one => one.name === field.name && (!isBox || one.value === field.value));
      if (place < 0) return;
      const [one] = left.splice(place, 1);
      if (isBox ? field.checked !== one.checked : field.value !== one.value) unfold(field);
      if (isBox) field.checked = one.checked; else field.value = one.value;
    });
    const note = document.createElement('div');
    note.className = 'notice wait';
    note.setAttribute('role', 'status');
    note.textContent = 'Your session had ended, and this was not sent. What you typed stands here again, but for keys and passwords: look at it, and send it.';
    lost.before(note);
  }

  // one box ticks all, and the button says how many are ticked
  const all = document.getElementById('tick-all');
  const boxes = () => [...document.querySelectorAll('input[name=ticked]')];
  const ticked = () => {
    const count = boxes().filter(box => box.checked).length;
    all.checked = count === boxes().length;
    all.indeterminate = count > 0 && !all.checked;
    all.form.querySelector('.count').textContent = count ? ' (' + count + ')' : '';
  };
  if (all) {
    all.addEventListener('change', () => { boxes().forEach(box => { box.checked = all.checked; }); ticked(); });
    document.addEventListener('change', event => { if (event.target.name === 'ticked') ticked(); });
    ticked();
  }

  // new events of the timeline: announced above it, and shown at once to whoever looks at its top and wants motion
  const pause = document.getElementById('pause');
  const isPaused = () => pause?.getAttribute('aria-pressed') === 'true';

  const follow = () => {
    const news = document.getElementById('news');
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    const timeline = () => document.getElementById('timeline');
    let announced = '';

    const poll = () => {
      if (!document.hidden && !isPaused()) {
        htmx.ajax('GET', timeline().dataset.poll, { source: news, target: news, swap: 'innerHTML' }).catch(() => {});
      }
    };
    const show = (link, byHand) => htmx.ajax('GET', link.dataset.fresh,
      { source: news, target: timeline(), select: '#timeline', swap: 'outerHTML' }).then(() => {
      if (announced !== null) {
        announced = '';
        news.replaceChildren();
        if (byHand) {
          timeline().focus({ preventScroll: true });
          if (timeline().getBoundingClientRect().top < 0) timeline().scrollIntoView();
        }
      }
    }).catch(() => {});
    const late = () => {
      if (announced !== null) {
        announced = null;
        news.replaceChildren(document.getElementById('stale').content.cloneNode(true));
      }
    };
    ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach(fault => news.addEventListener(fault, late));

    // what is said already is not said again
    document.body.addEventListener('htmx:beforeSwap', event => {
      if (event.detail.target !== news || event.detail.xhr.status !== 200) return;
      event.detail.shouldSwap = event.detail.serverResponse !== announced;
      announced = event.detail.serverResponse;
    });
    document.body.addEventListener('htmx:afterSwap', event => {
      const link = event.detail.target === news && news.querySelector('a[data-fresh]');
      const isAtTop = window.scrollY < 100 && !openFilters().length && !timeline().querySelector(':focus');
      if (link && isAtTop && !still.matches) show(link, false);
    });
    news.addEventListener('click', event => {
      const link = event.target.closest('a[data-fresh]');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        show(link, true);
      }
    });

    pause.setAttribute('aria-pressed', String(sessionStorage.getItem('clockify-paused') === 'true'));
    pause.hidden = false;
    pause.addEventListener('click', () => {
      pause.setAttribute('aria-pressed', String(!isPaused()));
      sessionStorage.setItem('clockify-paused', String(isPaused()));
      poll();
    });
    document.addEventListener('visibilitychange', poll);
    setInterval(poll, 10000);
  };
  if (pause) {
    htmx.config.timeout = 20000;
    follow();
  }

  // data-running holds the seconds that had gone by when the page was made
  const count = () => isPaused() || document.querySelectorAll('[data-running]').forEach(timer => {
    timer.dataset.since ??= String(performance.now());
    const seconds = Math.max(0, Number(timer.dataset.running) + Math.floor((performance.now() - Number(timer.dataset.since)) / 1000));
    const minutes = Math.floor(seconds / 60);
    timer.textContent = Math.floor(minutes / 60) + ':' + String(minutes % 60).padStart(2, '0');
  });
  count();
  setInterval(count, 1000);
})();
