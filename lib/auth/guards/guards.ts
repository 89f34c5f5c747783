import { redirect } from 'next/navigation'
import type { Actor } from '../../actor'
import { mayStaff, type StaffDeed } from '../../permissions'
import { safePath } from '../safe-path'
import { logSecurity } from '../security-log'
import { isFresh } from '../session/is-fresh'
import { readSession, readStaffSession } from '../session/session'

export type ClientActor = Extract<Actor, { kind: 'client' }>
export type BuyerActor = Extract<Actor, { kind: 'client' | 'order' }>
export type StaffActor = Extract<Actor, { kind: 'staff' }>

/**
 * Returns the buyer making the request, or redirects to the sign-in page, which then returns to `returnTo`. For pages and routes; actions
 * use `defineAction`.
 */
export async function requireActor(returnTo?: string): Promise<BuyerActor> {
  const actor = (await readSession())?.actor
  if (actor?.kind === 'client' || actor?.kind === 'order') return actor
  redirect(signInPath(returnTo))
}

/** Returns the signed-in client. A visitor who only followed a set-up link is asked to sign in. */
export async function requireClient(returnTo?: string): Promise<ClientActor> {
  const actor = (await readSession())?.actor
  if (actor?.kind === 'client') return actor
  redirect(signInPath(returnTo))
}

/**
 * Returns the member of staff making the request. Everyone else is redirected to the staff sign-in page, which reveals nothing about the
 * page. `deed`: the permission the page requires; staff whose role lacks it get an explanation.
 */
export async function requireStaff(returnTo?: string, deed: StaffDeed = 'see'): Promise<StaffActor> {
  const session = await readStaffSession()
  if (session?.needsSecondStep) redirect(SECOND_STEP)
  const actor = session?.actor
  if (actor?.kind === 'staff') {
    if (!mayStaff(actor, deed)) {
      logSecurity('not_allowed', { side: 'staff', userId: actor.userId, reason: deed })
      redirect('/admin/not-allowed')
    }
    return actor
  }
  redirect(returnTo ? `/admin/sign-in?return_to=${encodeURIComponent(safePath(returnTo, '/admin'))}` : '/admin/sign-in')
}

/** Returns the member of staff making the request if they signed in within the last ten minutes. Others are redirected to sign in again. */
export async function requireFreshStaff(returnTo: string, deed: StaffDeed): Promise<StaffActor> {
  const actor = await requireStaff(returnTo, deed)
  return (await isFresh(actor)) ? actor : redirect('/admin/confirm')
}

/** The page where staff without a second step set one up, if the shop requires it. */
export const SECOND_STEP = '/admin/second-step'

/** Returns the member of staff making the request, including one who has yet to set up their second step. */
export async function requireNewStaff(): Promise<StaffActor> {
  const actor = (await readStaffSession())?.actor
  return actor?.kind === 'staff' ? actor : redirect('/admin/sign-in')
}

function signInPath(returnTo?: string): string {
  return returnTo ? `/sign-in?return_to=${encodeURIComponent(safePath(returnTo, '/account'))}` : '/sign-in'
}
