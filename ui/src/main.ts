import { mount } from 'svelte';
import App from './app/App.svelte';
import Unusable from './app/Unusable.svelte';
import { connect } from './backend/tauri';
import './styles/index.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id app');
const backend = connect();

// Without a library there is nothing that the window's panes could show.
backend.hostInfo().then(
  ({ unusable }) =>
    unusable
      ? mount(Unusable, { target, props: { backend, ...unusable } })
      : mount(App, { target, props: { backend } }),
  () => mount(App, { target, props: { backend } }),
);
