import { enomWords, withoutPersonal } from './call-text'
import type { CallDetail } from './get-call'

/**
 * Returns a message to Enom's support about these calls, using Enom's names for commands and fields. It does not contain passwords,
 * certificate requests, contacts or email addresses.
 */
export function supportMessage(calls: readonly [CallDetail, ...CallDetail[]]): string {
  const [first] = calls
  const certId = calls.map(certIdOf).find(Boolean)
  return [
    `Subject: ${calls.length === 1 ? `API call ${first.command}` : `${calls.length} API calls`}${certId ? `, CertID ${certId}` : ''}`,
    '',
    'Hello,',
    '',
    calls.length === 1
      ? 'We made this API call and need your help with it. Please tell us what happened to it on your side, and what we need to do.'
      : 'We made these API calls and need your help with them. Please tell us what happened on your side, and what we need to do.',
    '',
    `Account (UID): ${first.loginId}`,
    `Server: ${first.testMode ? 'resellertest.enom.com' : 'reseller.enom.com'}`,
    ...calls.flatMap((call, index) => ['', ...(calls.length > 1 ? [`Call ${index + 1}`] : []), ...linesOf(call)]),
    '',
    'Password, CSR and contact details are left out.',
    '',
  ].join('\n')
}

function linesOf(call: CallDetail): string[] {
  const { command, at, milliseconds, request, reply, outcome, text, number } = call
  const took = milliseconds === null ? '' : `, ${(milliseconds / 1000).toFixed(1)} seconds`
  return [
    `Command: ${command}`,
    `Time: ${at.toISOString().replace('T', ' ').slice(0, 19)} UTC${took}`,
    ...(certIdOf(call) && !request.some(({ name }) => name === 'CertID') ? [`CertID: ${certIdOf(call)}`] : []),
    ...request.map(({ name, value }) => `Sent ${name}: ${value}`),
    ...reply.map(({ name, value }) => `Received ${name}: ${value}`),
    `Answer: ${answerOf(outcome, text, number)}`,
  ]
}

function answerOf(outcome: string | null, text: string | null, number: string | null): string {
  if (outcome === 'ok') return 'accepted, no error'
  if (text) return withoutPersonal(enomWords(text, number))
  return outcome === null ? 'none received' : (number ?? 'an error without a text')
}

function certIdOf({ request, reply, certificate }: CallDetail): string | undefined {
  const named = [...request, ...reply].find(({ name }) => name === 'CertID')
  return named?.value ?? certificate?.enomCertId?.toString()
}
