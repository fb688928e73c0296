export * from './generated';
export { asApiError, type Backend, type Unsubscribe } from './backend';
