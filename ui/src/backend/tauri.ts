import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { readAnswer } from './answer';
import type { Backend, HostInfo, Unsubscribe } from './backend';
import { copyText, readOwnClipboard } from './clipboard';
import type { Requests } from './generated';

/** The program behind the window, reached through Tauri's commands and events. */
export function connect(): Backend {
  return {
    call: async (name, args) => {
      const raw = await invoke<unknown>('call', { name, args });
      return readAnswer(raw) as Requests[typeof name]['answer'];
    },
    hostInfo: () => invoke<HostInfo>('host_info'),
    onLibraryChanged: (listener) =>
      later(
        listen<{ articles: string[] }>('library-changed', (event) =>
          listener(event.payload.articles),
        ),
      ),
    onFilesDropped: (drop, hover) =>
      later(
        getCurrentWebview().onDragDropEvent(({ payload }) => {
          if (payload.type === 'enter') hover(payload.paths.length > 0);
          if (payload.type === 'leave' || payload.type === 'drop') hover(false);
          if (payload.type === 'drop') drop(payload.paths);
        }),
      ),
    pickFiles: () => invoke<string[]>('pick_files'),
    pickFolder: () => invoke<string | null>('pick_folder'),
    pickLibrary: (door) => invoke<string | null>('pick_library', { door }),
    switchLibrary: (path, create) => invoke('switch_library', { path, create }),
    relocateLibrary: (path) => invoke('relocate_library', { path }),
    onFilesNamed: (listener) => {
      const take = async () => {
        const paths = await invoke<string[]>('take_files');
        if (paths.length > 0) listener(paths);
      };
      void take();
      return later(listen('files-waiting', () => void take()));
    },
    openExternal: (url) => invoke('open_external', { url }),
    keepGround: (colour) => invoke('keep_ground', { colour }),
    zoom: (factor) => invoke('zoom', { factor }),
    toggleFullScreen: () => invoke<boolean>('toggle_full_screen'),
    quit: () => invoke('quit'),
    copyText,
    readClipboard: async () =>
      (await invoke<string | null>('read_clipboard')) ?? (await readOwnClipboard()),
  };
}

/** An unsubscribe that also works before the subscription has been confirmed. */
function later(subscription: Promise<Unsubscribe>): Unsubscribe {
  return () => void subscription.then((stop) => stop());
}
