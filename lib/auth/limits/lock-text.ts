import type { Lock } from './list-locks'
import type { UnlockRefusal } from './unlock-sign-in'

/** Returns the staff wording for what failed sign-ins have locked or slowed down. */
export function lockText({ what, side, network }: Pick<Lock, 'what' | 'side' | 'network'>): string {
  const door = side === 'staff' ? ' for the back office' : ''
  switch (what) {
    case 'password':
      return `Password sign-in${door} is locked for ${network ?? 'one network'}`
    case 'password-everywhere':
      return `Password sign-in${door} is slowed down for all networks`
    case 'new-password':
      return 'Changing the password is locked'
    case 'second-step':
      return 'The second step is locked'
    case 'codes':
      return 'Emailed codes don’t work; emailed links and the password still do'
  }
}

export function unlockRefusalText({ code }: UnlockRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This person’s account no longer exists, or your role doesn’t allow you to unlock it. Nothing was changed.'
    case 'own':
      return 'You can’t unlock yourself. Ask another owner or admin.'
    case 'not-locked':
      return 'It is no longer locked. Nothing was changed.'
  }
}
