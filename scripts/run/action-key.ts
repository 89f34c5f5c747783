import { hkdfSync } from 'node:crypto'
import type { Settings } from './settings'

/**
 * The key from which Next makes the names of server actions. Next would choose one for each build; with the same one a page that
 * was opened before an update, or came from another web process, can still send its form. Follows from AUTH_SECRET and tells nothing of it.
 */
export function actionKey({ AUTH_SECRET = '' }: Settings): string {
  return Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', 'keelmark/server-actions', 32)).toString('base64')
}
