export * from './generated';
export { asApiError, type Backend, type HostInfo, type Unsubscribe } from './backend';
