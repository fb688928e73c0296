import type { HostInfo } from '$backend';

/** Why there is no library, and the file that would have been it. */
export type Unusable = NonNullable<HostInfo['unusable']>;
