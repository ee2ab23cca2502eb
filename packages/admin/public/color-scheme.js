// Runs before the first paint, so that a dark page never flashes light; a file of its own because the CSP allows no inline script.
(() => {
  const root = document.documentElement;
  const systemScheme = () => (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  try {
    const chosen = window.localStorage.getItem('waymark-color-scheme');
    root.setAttribute('data-mantine-color-scheme', chosen === 'light' || chosen === 'dark' ? chosen : systemScheme());
  } catch {
    root.setAttribute('data-mantine-color-scheme', systemScheme());
  }
})();
