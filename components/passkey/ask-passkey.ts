import { type ActionState, IDLE } from '@/lib/action-state'

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

const NO_PASSKEY = 'No passkey was used: it was cancelled, took too long, or this device has none for this shop.'
const UNABLE = 'This browser can’t use passkeys here. Choose another way to sign in.'

/**
 * Asks the server for a question and the browser for the passkey's answer, as JSON for the next form. The package is loaded on the first
 * click. Returns a sentence instead if there is no answer.
 */
export async function askPasskey(begin: Action, kind: 'make' | 'use'): Promise<{ answer: string } | { sentence: string }> {
  const { browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnError } = await import('@simplewebauthn/browser')
  if (!browserSupportsWebAuthn()) return { sentence: UNABLE }
  const begun = await begin(IDLE, new FormData())
  if (begun.status !== 'done' || !begun.data?.options) return { sentence: begun.status === 'refused' ? begun.message : NO_PASSKEY }
  const optionsJSON = JSON.parse(String(begun.data.options))
  try {
    const made = kind === 'make' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
    return { answer: JSON.stringify(made) }
  } catch (fault) {
    const isKnown = fault instanceof WebAuthnError && fault.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
    return { sentence: isKnown ? 'This device already has a passkey for your account.' : NO_PASSKEY }
  }
}
