import { isReadable } from './readable'

/**
 * One value of a query parameter; the first when it was given several times, undefined when it is empty or absent, or holds a sign
 * that nothing in the shop could have.
 */
export function readParam(value: string | string[] | undefined): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return first && isReadable(first) ? first : undefined
}
