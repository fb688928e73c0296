import type { ApiError, Requests } from './generated';

export type Unsubscribe = () => void;

/** What a library file is chosen for: to open it, to make it, to move the open one there. */
export type LibraryDoor = 'open' | 'create' | 'move';

/** What the program tells of itself. */
export type HostInfo = {
  version: string;
  /** Whether an empty library gets the sample article at a first start. */
  sample: boolean;
  /** Why there is no library, and the file that would have been it; null where one is open. */
  unusable: { path: string; error: ApiError } | null;
  /** The folder the window's settings lie in; null where the system hides that. */
  settings: string | null;
};

/** Red, green and blue, 0..255. */
export type Rgb = [red: number, green: number, blue: number];

/** Everything the window can ask of the program around it. */
export interface Backend {
  /** Runs one request; a refusal rejects with an `ApiError`. */
  call<K extends keyof Requests>(
    name: K,
    args: Requests[K]['args'],
  ): Promise<Requests[K]['answer']>;
  hostInfo(): Promise<HostInfo>;
  /** Tells which articles changed, also when another process changed them; empty means any. */
  onLibraryChanged(listener: (articles: string[]) => void): Unsubscribe;
  /** `hover` says whether files are held over the window; `drop` gets the paths let go. */
  onFilesDropped(drop: (paths: string[]) => void, hover: (over: boolean) => void): Unsubscribe;
  /** The files chosen in the system's dialog; none when it was cancelled. */
  pickFiles(): Promise<string[]>;
  pickFolder(): Promise<string | null>;
  /** The file chosen for a library; null when cancelled. */
  pickLibrary(door: LibraryDoor): Promise<string | null>;
  /** Opens another library in this window, or makes one; the page must start over then. */
  switchLibrary(path: string, create: boolean): Promise<void>;
  /** Moves the file of the open library; the page must start over then. */
  relocateLibrary(path: string): Promise<void>;
  /** Gets the files named when the program was started, now and whenever it is started again. */
  onFilesNamed(listener: (paths: string[]) => void): Unsubscribe;
  /** Draws all of the window larger or smaller; 1 is its usual size. */
  zoom(factor: number): Promise<void>;
  /** Keeps the colour behind the page for the next start: what is seen until it is drawn. */
  keepGround(colour: Rgb): Promise<void>;
  /** Opens an address in the reader's own browser. */
  openExternal(url: string): Promise<void>;
  /** Makes the window fill the screen, or no longer; says whether it does now. */
  toggleFullScreen(): Promise<boolean>;
  /** Ends the program. */
  quit(): Promise<void>;
  copyText(text: string): Promise<void>;
  /** The clipboard as plain text; null when it may not be read from here. */
  readClipboard(): Promise<string | null>;
}

/** Any rejection as an `ApiError`, so that every failure can be shown as one sentence. */
export function asApiError(reason: unknown): ApiError {
  if (isApiError(reason)) return reason;
  const detail = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  return {
    code: 'internal',
    message: 'Something went wrong inside Analect. Your library is unchanged; try again.',
    detail,
  };
}

function isApiError(value: unknown): value is ApiError {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<ApiError>).code === 'string' &&
    typeof (value as Partial<ApiError>).message === 'string'
  );
}
