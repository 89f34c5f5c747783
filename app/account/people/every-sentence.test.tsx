import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { AccountFrame } from '@/components/layout/account-frame'
import { InLanguage } from '@/components/layout/in-language'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { messagesOf } from '@/lib/languages/text'
import { type PeopleRefusal, peopleRefusal } from '@/lib/people/text'
import { HELPER_STEPS, MEMBER_ROLES } from '@/lib/permissions'
import { HelperLinks } from '../certificates/[id]/people/helper-links'
import { Transfer } from '../certificates/[id]/people/transfer'
import { PeopleContent } from './_components/people-content'

/** Names and addresses are not translated. */
const DATA = ['Keelmark', 'help@shop.example', 'other@example.com', 'www.example.com']

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <InLanguage language={PSEUDO}>
    <AccountFrame shop={shop} language={PSEUDO} current="/account/people">
      {page}
    </AccountFrame>
  </InLanguage>
)

const at = new Date('2026-11-22T12:00:00Z')
const [about, from, email] = ['www.example.com', 'other@example.com', 'other@example.com']
const abouts = [about, null] as const
const each = MEMBER_ROLES.flatMap((role) => abouts.map((one) => ({ id: `${role}${one}`, role, about: one, from })))
const content = {
  accountId: 'user',
  language: PSEUDO,
  people: {
    holder: { id: 'user', email },
    members: MEMBER_ROLES.flatMap((role) =>
      [at, null].map((acceptedAt) => ({ id: `${role}${acceptedAt}`, email, name: null, role, invitedAt: at, acceptedAt, endsAt: at })),
    ),
  },
  waiting: {
    invitations: each.map((one) => ({ ...one, endsAt: at })),
    offers: [{ id: 'offer', about, from, endsAt: at }],
    uses: each.map((one) => ({ ...one, scope: one.about ? { certificateId: 'one' } : { accountId: 'one' } })),
  },
}
const links = HELPER_STEPS.flatMap((step) =>
  [at, null].map((lastUsedAt) => ({ id: `${step}${lastUsedAt}`, step, name: email, createdAt: at, expiresAt: at, lastUsedAt })),
)
const transfer = { certificateId: 'one', holder: email, language: PSEUDO }

test.each<[string, ReactNode]>([
  ['own people', <PeopleContent key="own" {...content} isOwn />],
  ['people of another account', <PeopleContent key="other" {...content} isOwn={false} />],
  ['helper links', <HelperLinks key="links" certificateId="one" links={links} language={PSEUDO} zone="UTC" />],
  ['a certificate on offer', <Transfer key="offer" {...transfer} offer={{ id: 'offer', toEmail: email, expiresAt: at }} isHolder />],
  ['a certificate to offer', <Transfer key="to-offer" {...transfer} offer={null} isHolder />],
  ['a certificate of someone else', <Transfer key="holder" {...transfer} offer={null} isHolder={false} />],
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})

test('every refusal about people is translated, including any limit it states', () => {
  const codes = Object.keys(messagesOf(PSEUDO).people.refused) as PeopleRefusal['code'][]
  const said = codes.map((code) => peopleRefusal({ code } as PeopleRefusal, PSEUDO).text)
  for (const sentence of said) expect(sentence).toMatch(/^\[.*\]$/)
  expect(said.filter((sentence) => /\d/.test(sentence))).toHaveLength(4)
})
