import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { MissingView } from '@/app/_components/missing-view'
import { AccountFrame } from '@/components/layout/account-frame'
import { InLanguage } from '@/components/layout/in-language'
import type { Refused } from '@/lib/action-state'
import { emailChangeRefusal } from '@/lib/auth/email-change/messages'
import { factorRefusal } from '@/lib/auth/factors/messages'
import { passwordChangeRefusal } from '@/lib/auth/sign-in/messages'
import { SecurityEventKind, SessionKind, SignInWay } from '@/lib/db/generated/enums'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { AnswerQr } from './_components/answer-parts'
import { AuthenticatorContent } from './_components/authenticator-content'
import { SecurityContent } from './_components/security-content'

/** Names and addresses are not translated. */
const DATA = ['Keelmark', 'help@shop.example', 'old@example.com', 'new@example.com', 'Laptop']

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <InLanguage language={PSEUDO}>
    <AccountFrame shop={shop} language={PSEUDO}>
      {page}
    </AccountFrame>
  </InLanguage>
)

const at = new Date('2026-11-22T12:00:00Z')
const network = '192.0.2.0'
const kinds = Object.values(SecurityEventKind)
const user = { id: 'user', email: 'old@example.com', name: null, hasPassword: true, isStaff: false }
const session = { kind: SessionKind.client, by: SignInWay.code, device: 'Firefox on Linux', network, startedAt: at, lastSeenAt: at }
const some = {
  user,
  factors: {
    authenticator: 'on',
    recoveryCodesLeft: 1,
    passkeys: [at, null].map((lastUsedAt) => ({ id: `${lastUsedAt}`, name: 'Laptop', createdAt: at, lastUsedAt })),
  },
  mayChange: true,
  hasPasskeys: true,
  sessions: [
    ...Object.values(SessionKind).map((kind, index) => ({ ...session, id: kind, kind, isThis: index === 0 })),
    ...Object.values(SignInWay).map((by) => ({ ...session, id: by, by, device: 'A browser on Linux', isThis: false })),
  ],
  events: kinds.map((kind) => ({ id: kind, kind, device: 'An unknown browser', network, at })),
  change: { to: 'new@example.com', isFromConfirmed: true, isToConfirmed: false },
  hasCode: true,
  language: PSEUDO,
  zone: 'UTC',
} as const
const none = { authenticator: 'off' as const, recoveryCodesLeft: 0, passkeys: [] }
const app = { mayChange: true, isStaff: false, language: PSEUDO }

test.each<[string, ReactNode]>([
  ['security', <SecurityContent key="all" {...some} />],
  ['with nothing yet', <SecurityContent key="none" {...some} factors={none} events={[]} change={null} hasCode={false} />],
  [
    'without a password',
    <SecurityContent key="set" {...some} user={{ ...user, hasPassword: false }} hasCode={false} hasPasskeys={false} />,
  ],
  ['of staff, long after signing in', <SecurityContent key="late" {...some} user={{ ...user, isStaff: true }} mayChange={false} />],
  ...(['off', 'begun', 'on'] as const).map((authenticator): [string, ReactNode] => [
    `an authenticator app that is ${authenticator}`,
    <AuthenticatorContent key={authenticator} {...app} authenticator={authenticator} />,
  ]),
  ['an authenticator app, long after signing in', <AuthenticatorContent key="app" {...app} authenticator="off" mayChange={false} />],
  ['a QR code', <AnswerQr key="qr" label="" />],
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})

test('every refusal related to signing in is translated', () => {
  const ofPasswords = ['too-short', 'too-long', 'guessable', 'busy', 'code-missing', 'code-used-up', 'code-ended', 'codes-off'] as const
  const ofFactors = ['not-fresh', 'already-on', 'not-on', 'not-allowed', 'no-password', 'wrong-app-code', 'not-found', 'no-name'] as const
  const said = [
    ...ofPasswords.map((code) => passwordChangeRefusal({ code }, PSEUDO)),
    passwordChangeRefusal({ code: 'wrong-code', attemptsLeft: 1 }, PSEUDO),
    passwordChangeRefusal({ code: 'too-many', minutes: 2 }, PSEUDO),
    ...ofFactors.map((code) => factorRefusal({ code }, PSEUDO)),
    ...(['not-an-email', 'same-address', 'not-fresh', 'address-taken'] as const).map((code) => emailChangeRefusal({ code }, PSEUDO)),
  ].filter((one): one is Refused => one.status === 'refused')
  expect(said).toHaveLength(22)
  for (const { message, fields } of said) {
    const sentence = Object.values(fields ?? {})[0] ?? message
    expect(sentence).toMatch(/^\[.*\]$/)
  }
})

test('the page for an unknown URL is translated', () => {
  expect(untranslated(<MissingView shop={shop} language={PSEUDO} />, DATA)).toEqual([])
})
