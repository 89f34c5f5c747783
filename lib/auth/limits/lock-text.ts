import type { Lock } from './list-locks'
import type { UnlockRefusal } from './unlock-sign-in'

/** Returns what failed sign-ins have locked or slowed down, in words for staff. */
export function lockText({ what, side, network }: Pick<Lock, 'what' | 'side' | 'network'>): string {
  const door = side === 'staff' ? ' for the back office' : ''
  switch (what) {
    case 'password':
      return `The password${door} is locked for ${network ?? 'one network'}`
    case 'password-everywhere':
      return `The password${door} is slowed down from everywhere`
    case 'new-password':
      return 'Changing the password is locked'
    case 'second-step':
      return 'The second step is locked'
    case 'codes':
      return 'Emailed codes do nothing; emailed links and the password still work'
  }
}

export function unlockRefusalText({ code }: UnlockRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This person no longer exists, or your role doesn’t include unlocking them. Nothing was changed.'
    case 'own':
      return 'Nobody can unlock themselves. Ask another owner or admin.'
    case 'not-locked':
      return 'It isn’t locked any more. Nothing was changed.'
  }
}
