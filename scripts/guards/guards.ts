import type { Guard } from './guard'

/** Each room adds its own list here. */
export const GUARDS: readonly Guard[] = []
