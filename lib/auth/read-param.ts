import { isReadable } from './readable'

/** Returns one value of a query parameter: the first if it was given several times, undefined if it is empty, absent or unreadable. */
export function readParam(value: string | string[] | undefined): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return first && isReadable(first) ? first : undefined
}
