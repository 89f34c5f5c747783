import type { IncomingMessage } from 'node:http'

/** Returns whether the visitor accepts a response compressed with gzip. */
export function takesGzip({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const accepted = String(headers['accept-encoding'] ?? '')
    .split(',')
    .find((part) => part.trim().startsWith('gzip'))
  return accepted !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(accepted)
}
