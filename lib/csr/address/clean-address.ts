import { isIP } from 'node:net'

export type Removed = 'invisible' | 'scheme' | 'user' | 'path' | 'port' | 'marks' | 'dot'

/** Removes whatever surrounds the host name in a pasted web address, and reports what was removed. Does not check the name. */
export function cleanAddress(text: string): { name: string; removed: Removed[] } {
  const removed: Removed[] = []
  let name = text.trim()
  const take = (shorter: string, what: Removed): boolean => {
    if (shorter === name) return false
    name = shorter
    if (!removed.includes(what)) removed.push(what)
    return true
  }
  // Direction marks, zero-width characters and soft hyphens often come along when text is copied from pages and chats.
  take(name.replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '').trim(), 'invisible')
  take(withoutMarks(name), 'marks')
  const hadScheme = take(afterScheme(name), 'scheme')
  // `jo:secret@host` contains a login, whose password must not appear in any message; `jo@host` is an email address.
  const host = afterUser(name)
  if (hadScheme || name.slice(0, name.length - host.length).includes(':')) take(host, 'user')
  const end = name.search(/[/?#\\]/)
  if (end >= 0) take(name.slice(0, end), 'path')
  take(withoutMarks(name), 'marks')
  if (!isIP(name)) take(name.replace(/:\d{0,10}$/, ''), 'port')
  take(withoutMarks(name), 'marks')
  let length = name.length
  while (name[length - 1] === '.' || name[length - 1] === '。') length -= 1
  take(name.slice(0, length), 'dot')
  return { name: name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name, removed }
}

/** `https://`, `http:/`, `https:\\`, `//`, `\\`: people leave out a slash, and Windows users type backslashes. */
function afterScheme(name: string): string {
  return name.replace(/^(?:[a-z][a-z0-9+.-]{0,20}:)?[/\\]{2}|^(?:https?|ftps?|wss?):[/\\]?/i, '')
}

function afterUser(name: string): string {
  const end = name.search(/[/?#\\]/)
  const at = name.lastIndexOf('@', end < 0 ? name.length : end)
  return at < 0 ? name : name.slice(at + 1)
}

const OPENING = '"\'`“”‘’„‚«»‹›<({['
const CLOSING = '"\'`“”‘’«»‹›>)}],;!'

/** Removes quotes and brackets around a name, and trailing punctuation such as commas. Keeps the brackets of an IPv6 address. */
function withoutMarks(name: string): string {
  if (/^\[[0-9a-f:.]{2,45}\](?::\d{0,5})?$/i.test(name)) return name
  let start = 0
  let end = name.length
  while (start < end && OPENING.includes(name[start] ?? ' ')) start += 1
  while (end > start && CLOSING.includes(name[end - 1] ?? ' ')) end -= 1
  return name.slice(start, end).trim()
}
