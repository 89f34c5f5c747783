import { hkdfSync } from 'node:crypto'
import type { Settings } from './settings'

/**
 * Returns the key from which Next derives the ids of server actions. By default, Next picks a new key for each build. With a fixed key, a
 * page opened before an update or served by another web process can still submit its form. Derived from AUTH_SECRET without revealing it.
 */
export function actionKey({ AUTH_SECRET = '' }: Settings): string {
  return Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', 'keelmark/server-actions', 32)).toString('base64')
}
