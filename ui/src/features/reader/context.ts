import { createContext } from 'svelte';
import type { Reader } from './reader.svelte';

export const [getReader, setReader] = createContext<Reader>();
