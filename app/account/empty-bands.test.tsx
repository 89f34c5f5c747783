import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CalendarFold, Folds } from './certificates/[id]/_components/folds'
import { YourName } from './certificates/[id]/_components/your-name'
import { Passkeys } from './security/_components/passkeys'
import { SecondStep } from './security/_components/second-step'
import { MoreSettings } from './settings/_components/more-settings'

type Rule = { top: boolean; bottom: boolean }

/** Counts the horizontal rules that follow another one with nothing in between, based on the classes that draw them on these pages. */
function bandsIn(html: string): number {
  const open: Rule[] = []
  let afterRule = false
  let bands = 0
  const draw = () => {
    if (afterRule) bands += 1
    afterRule = true
  }
  for (const [, closing, tag = '', given = '', text = ''] of html.matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)) {
    if (text || /^(?:input|img|svg|button)$/.test(tag)) afterRule = false
    if (text || /^(?:input|img|br)$/.test(tag)) continue
    if (closing) {
      if (open.pop()?.bottom) draw()
      continue
    }
    const classes = new Set((/ class="([^"]*)"/.exec(given)?.[1] ?? '').split(' '))
    open.push({ top: false, bottom: (classes.has('border-b') || classes.has('border-y')) && !classes.has('last:border-b-0') })
    if (classes.has('border-t') || classes.has('border-y')) draw()
  }
  return bands
}

const nothing = () => {}
const router = { back: nothing, forward: nothing, refresh: nothing, push: nothing, replace: nothing, prefetch: nothing, bfcacheId: '' }
const bands = (page: ReactNode) => bandsIn(renderToStaticMarkup(<AppRouterContext value={router}>{page}</AppRouterContext>))

const at = new Date('2026-11-22T12:00:00Z')
const passkeys = [1, 2].map((id) => ({ id: `${id}`, name: `Laptop ${id}`, createdAt: at, lastUsedAt: null }))
const factors = { passkeys, authenticator: 'off' as const, recoveryCodesLeft: 0 }

test('two divider lines with nothing between them are detected', () => {
  expect(bandsIn('<ul class="border-t"><li class="border-b">A</li></ul><section class="border-t">B</section>')).toBe(1)
  expect(bandsIn('<details class="border-y">A</details><details class="border-y">B</details>')).toBe(1)
  expect(bandsIn('<ul class="border-t"><li class="border-b">A</li><li class="border-b">B</li></ul><p>C</p><hr class="border-t">')).toBe(0)
})

test.each<[string, ReactNode]>([
  [
    'the folded parts of a certificate',
    <Folds key="folds">
      <CalendarFold certificateId="1" hasOne={false} language="en" />
      <YourName certificate={{ id: '1', label: '' }} language="en" />
    </Folds>,
  ],
  ['the settings', <MoreSettings key="more" hasCalendar={false} language="en" />],
  [
    'security, for someone who has to sign in again to change it',
    <div key="security">
      <Passkeys passkeys={passkeys} mayChange={false} arePossible language="en" zone="UTC" />
      <SecondStep factors={factors} mayChange={false} language="en" />
    </div>,
  ],
])('%s: there is no empty band between two rules', (_, page) => {
  expect(bands(page)).toBe(0)
})
