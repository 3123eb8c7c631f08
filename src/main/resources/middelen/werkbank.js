// Finds a number while one types, and shows what it would do while it is moved. Nothing depends on it: the forms ask the same.
(() => {
  const list = document.querySelector('.getallen');
  const sought = document.getElementById('q');
  if (list && sought) {
    sought.addEventListener('input', () => {
      const wanted = sought.value.trim().toLowerCase();
      for (const group of list.querySelectorAll('details')) {
        const lines = [...group.querySelectorAll('li')];
        lines.forEach((line) => {
          line.hidden = !(line.dataset.naam + ' ' + line.querySelector('span').textContent).toLowerCase().includes(wanted);
        });
        group.hidden = lines.every((line) => line.hidden);
        group.open = wanted ? !group.hidden : group.querySelector('[aria-current]') !== null;
      }
      document.getElementById('niets-gevonden').hidden = list.querySelector('details:not([hidden])') !== null;
    });
  }

  const form = document.getElementById('werkbank');
  const value = document.getElementById('waarde');
  if (!form || !value || value.options.length < 2) {
    return;
  }
  const told = document.getElementById('gemeld');
  let waiting = 0;
  let asking = null;

  const slider = document.createElement('input');
  slider.type = 'range';
  slider.id = 'schuif';
  slider.min = '0';
  slider.max = String(value.options.length - 1);
  slider.setAttribute('aria-label', 'Schuif naar een andere waarde');
  const follow = () => {
    slider.value = String(value.selectedIndex);
    slider.setAttribute('aria-valuetext', value.options[value.selectedIndex].text);
  };
  follow();
  value.after(slider);

  const ask = async () => {
    if (asking) {
      asking.abort();
    }
    asking = new AbortController();
    const wanted = form.action + '?' + new URLSearchParams(new FormData(form));
    const parts = ['curven', 'uitkomst'].map((id) => document.getElementById(id));
    parts.forEach((old) => old.setAttribute('aria-busy', 'true'));
    try {
      const answer = await fetch(wanted, { signal: asking.signal, headers: { Accept: 'text/html' } });
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname) {
        form.submit();
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      parts.forEach((old) => {
        const fresh = document.importNode(page.getElementById(old.id), true);
        const open = [...old.querySelectorAll('details')].map((each) => each.open);
        [...fresh.querySelectorAll('details')].forEach((each, place) => {
          each.open = open[place] || false;
        });
        old.replaceWith(fresh);
      });
      document.getElementById('fouten')?.remove();
      const faults = page.getElementById('fouten');
      if (faults) {
        form.before(document.importNode(faults, true));
      }
      history.replaceState(null, '', wanted);
      const sentence = document.querySelector('#uitkomst .zin');
      told.textContent = sentence ? value.options[value.selectedIndex].text + ': ' + sentence.textContent : '';
    } catch (stopped) {
      if (stopped.name !== 'AbortError') {
        parts.forEach((old) => old.removeAttribute('aria-busy'));
      }
    }
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  };
  slider.addEventListener('input', () => {
    value.selectedIndex = Number(slider.value);
    follow();
    soon();
  });
  form.addEventListener('change', (event) => {
    if (event.target !== slider) {
      follow();
      soon();
    }
  });
})();
