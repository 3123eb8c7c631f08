// Saves a step of the conversation while it is filled in, and renews what still counts beside it. Nothing depends on it:
// the buttons save as well.
(() => {
  const form = document.getElementById('gesprek');
  const told = document.getElementById('bewaard');
  if (!form || !told || form.getAttribute('action').endsWith('/nieuw')) {
    return;
  }
  let waiting = 0;
  let saving = null;

  const renew = (page, selector) => {
    const fresh = page.querySelector(selector);
    const old = document.querySelector(selector);
    if (fresh && old && fresh.innerHTML !== old.innerHTML) {
      old.replaceWith(document.importNode(fresh, true));
    } else if (fresh && !old) {
      document.querySelector('h1').before(document.importNode(fresh, true));
    } else if (!fresh && old) {
      old.remove();
    }
  };

  const save = async () => {
    const answers = new URLSearchParams(new FormData(form));
    answers.set('blijf', 'ja');
    saving = new AbortController();
    try {
      const answer = await fetch(form.action, { method: 'POST', body: answers, signal: saving.signal });
      if (!answer.ok || new URL(answer.url).pathname === '/inloggen') {
        told.textContent = 'Nog niet bewaard. Kies Opslaan en verder.';
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      renew(page, '#wat-nog-telt');
      renew(page, '#eerst-veiligheid');
      told.textContent = 'Bewaard om ' + new Date().toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' }) + '.';
    } catch (stopped) {
      told.textContent = stopped.name === 'AbortError' ? '' : 'Nog niet bewaard. Kies Opslaan en verder.';
    }
  };

  form.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 500);
  });
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    if (saving) {
      saving.abort();
    }
  });
})();
