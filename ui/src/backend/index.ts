export * from './generated';
export {
  asApiError,
  type Backend,
  type HostInfo,
  type LibraryDoor,
  type Unsubscribe,
} from './backend';
