import { type ActionState, IDLE } from '@/lib/action-state'
import type { FormWords } from '../ui/words/form-words'

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

/**
 * Requests a challenge from the server and an assertion from the passkey, and returns the assertion as JSON for the next form. The package
 * is loaded on the first click. Returns an error message if there is no assertion.
 */
export async function askPasskey(
  begin: Action,
  kind: 'make' | 'use',
  words: FormWords['passkey'],
): Promise<{ answer: string } | { sentence: string }> {
  const { browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnError } = await import('@simplewebauthn/browser')
  if (!browserSupportsWebAuthn()) return { sentence: words.unable }
  const begun = await begin(IDLE, new FormData())
  if (begun.status !== 'done' || !begun.data?.options) return { sentence: begun.status === 'refused' ? begun.message : words.none }
  const optionsJSON = JSON.parse(String(begun.data.options))
  try {
    const made = kind === 'make' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
    return { answer: JSON.stringify(made) }
  } catch (fault) {
    const isKnown = fault instanceof WebAuthnError && fault.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
    return { sentence: isKnown ? words.known : words.none }
  }
}
