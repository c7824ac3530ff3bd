// Before the first paint: the reader's own choice of dark or light, where there is one.
const chosen = localStorage.getItem('vouch-theme');
if (chosen) document.documentElement.dataset.theme = chosen;
document.documentElement.classList.add('js');
