import { mount } from 'svelte';
import App from './app/App.svelte';
import { connect } from './backend/tauri';
import './styles/index.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id app');
mount(App, { target, props: { backend: connect() } });
