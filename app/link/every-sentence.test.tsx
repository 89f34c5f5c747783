import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { FlowFrame } from '@/components/layout/flow-frame'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { AccountDeletion } from './[token]/_components/account-deletion'
import { AddressChange } from './[token]/_components/address-change'
import { EndedLink } from './[token]/_components/ended-link'
import { LiveLink } from './[token]/_components/live-link'

/* Renders what an emailed link opens in a made-up language in which every message is in brackets. Staff links are in English. */

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: null }
const framed = (page: ReactNode) => (
  <FlowFrame shop={shop} language={PSEUDO}>
    {page}
  </FlowFrame>
)

const said = { language: PSEUDO, token: 'token' }
const link = { id: 'link', orderId: 'order', orderNumber: 1001, endsAt: new Date('2026-12-01T00:00:00Z'), language: undefined }
const STATES = ['used', 'expired', 'replaced'] as const
const CHANGES = [...(['ask', 'waiting', 'changed', 'stopped'] as const).map((state) => ({ side: 'from', state }) as const), null]

test.each<[string, ReactNode]>([
  ['sign in', <LiveLink key="sign-in" {...said} link={{ ...link, purpose: 'sign_in' }} shop="Keelmark" />],
  ['set up', <LiveLink key="set-up" {...said} link={{ ...link, purpose: 'set_up' }} shop="Keelmark" />],
  ['an unknown link', <EndedLink key="unknown" {...said} link={{ state: 'unknown' }} way={null} />],
  ...STATES.flatMap((state): [string, ReactNode][] => [
    [`${state}: sign in`, <EndedLink key={state} {...said} link={{ ...link, state, purpose: 'sign_in' }} way={null} />],
    [`${state}: set up`, <EndedLink key={state} {...said} link={{ ...link, state, purpose: 'set_up' }} way={null} />],
    [`${state}: already open`, <EndedLink key={state} {...said} link={{ ...link, state, purpose: 'set_up' }} way="/account" />],
  ]),
  ...([...STATES, 'ok'] as const).map((state): [string, ReactNode] => [
    `${state}: deletion`,
    <AccountDeletion key={state} {...said} state={state} />,
  ]),
  ...CHANGES.map((change): [string, ReactNode] => [
    `change of address: ${change?.state}`,
    <AddressChange key="change" {...said} change={change} isLive />,
  ]),
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), ['Keelmark', 'help@shop.example'])).toEqual([])
})
