export * from './generated';
export {
  asApiError,
  type Backend,
  type HostInfo,
  type LibraryDoor,
  type Rgb,
  type Unsubscribe,
} from './backend';
