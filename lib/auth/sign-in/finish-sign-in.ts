import type { SignInWay } from '../../db/generated/enums'
import { hasSecondStep } from '../factors/find-factors'
import type { PersonClaims } from '../session/claims'
import { knownBrowser, rememberBrowser } from './known-browser'
import { noteSignIn } from './note-sign-in'
import { pendingSecondStep } from './pending-second-step'
import { startSession, thisPlace } from './start-session'

type SignIn = { claims: PersonClaims; email: string; by: SignInWay; returnTo: string }

/**
 * Completes the first step of a sign-in: starts the session, or asks for the second step if the person has one. A passkey verifies the
 * person, so it needs no second step. Returns the path to redirect to. Call it from a server action only.
 */
export async function finishSignIn({ claims, email, by, returnTo }: SignIn): Promise<string> {
  const { kind, sub: userId, version } = claims
  const isFirstStep = by === 'password' || by === 'code' || by === 'link'
  if (isFirstStep && (await hasSecondStep(userId))) {
    await pendingSecondStep.set({ kind, userId, version, email, by, returnTo })
    return '/sign-in/second-step'
  }
  return completeSignIn({ claims, email, by, returnTo })
}

/** Starts the session of someone who has completed every step. Returns the path to redirect to. Call it from a server action only. */
export async function completeSignIn({ claims, email, by, returnTo }: SignIn): Promise<string> {
  const isKnownBrowser = (await knownBrowser(email)) !== null
  await startSession(claims, by)
  await noteSignIn({ userId: claims.sub, email, side: claims.kind, by, ...(await thisPlace()), isKnownBrowser })
  await rememberBrowser(email)
  await pendingSecondStep.clear()
  return returnTo
}
