import { isIP } from 'node:net'

export type Removed = 'scheme' | 'user' | 'path' | 'port' | 'dot'

/** Takes off what surrounds a host name in a pasted web address, and says what was taken. Judges nothing. */
export function cleanAddress(text: string): { name: string; removed: Removed[] } {
  const removed: Removed[] = []
  let name = text.trim()
  const strip = (pattern: RegExp, what: Removed): boolean => {
    const shorter = name.replace(pattern, '')
    if (shorter === name) return false
    name = shorter
    removed.push(what)
    return true
  }
  const hadScheme = strip(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, 'scheme')
  if (hadScheme) strip(/^[^/?#\\@]*@/, 'user')
  strip(/[/?#\\].*$/s, 'path')
  if (!isIP(name)) strip(/:\d*$/, 'port')
  strip(/\.+$/, 'dot')
  return { name: name.replace(/^\[(.*)\]$/, '$1'), removed }
}
