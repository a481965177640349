import { mount } from 'svelte';

import App from './App.svelte';
import { chooseHost } from './host/choose';
import './shared/styles/index.css';

const target = document.getElementById('app');
if (target) {
  const host = await chooseHost();
  mount(App, { target, props: { host } });
}
