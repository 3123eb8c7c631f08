// Follows a calibration that runs: how far it is, and when it is done what came out. Nothing depends on it: the page can be
// asked for again as well.
(() => {
  const EVERY = 2000;
  const stand = document.getElementById('stand');
  const told = document.getElementById('gemeld');
  if (!stand || !told || !stand.hasAttribute('data-bezig')) {
    return;
  }
  const bar = stand.querySelector('progress');
  const how = stand.querySelector('.hoever');
  let quarter = Math.floor(bar.value / 25);

  const done = (page) => {
    const main = document.querySelector('.inhoud');
    const within = main.contains(document.activeElement);
    main.replaceWith(document.importNode(page.querySelector('.inhoud'), true));
    document.title = page.title;
    const heading = document.getElementById('stand');
    document.getElementById('gemeld').textContent = heading.querySelector('.zin').textContent;
    if (within) {
      heading.focus({ preventScroll: true });
    }
  };

  const look = async () => {
    if (document.hidden) {
      setTimeout(look, EVERY);
      return;
    }
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (new URL(answer.url).pathname !== location.pathname) {
        return;
      }
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const now = page.getElementById('stand');
        if (!now.hasAttribute('data-bezig')) {
          done(page);
          return;
        }
        bar.value = now.querySelector('progress').value;
        how.textContent = now.querySelector('.hoever').textContent;
        stand.querySelector('.zin').textContent = now.querySelector('.zin').textContent;
        // Who listens hears each quarter, not each second.
        if (Math.floor(bar.value / 25) > quarter) {
          quarter = Math.floor(bar.value / 25);
          told.textContent = how.textContent;
        }
      }
    } catch (away) {
      // The service may be away for a moment; the next look tells.
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
})();
