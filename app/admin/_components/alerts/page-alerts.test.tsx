import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Health } from '@/lib/admin/health'
import type { Standing } from '@/lib/admin/standing'
import { PageAlerts } from './page-alerts'

const WELL: Health = {
  worker: { state: 'working', workers: 1, oldestDue: null },
  lastEventAt: null,
  lastMailAt: null,
  mailsStuck: 0,
  eventsWaiting: 0,
  pagesNotOpened: 0,
  stripeUnreadSince: null,
  enomAccounts: 1,
  enomSilent: 0,
}
const QUIET: Standing = { testMode: false, silent: [], mails: null, blocked: [] }
const MAILS = { count: 1, lastError: null }

const shown = (standing: Partial<Standing>, health: Health | null = WELL, isOverview = false) =>
  renderToStaticMarkup(<PageAlerts standing={{ ...QUIET, ...standing }} health={health} isOverview={isOverview} />)
const summaryOf = (html: string) => /<summary[^>]*>(.*?)<\/summary>/.exec(html)?.[1]

test('small screens show one line with the number of alerts, and everything else opens with it', () => {
  expect(summaryOf(shown({}))).toBe('Health: no alerts')
  expect(summaryOf(shown({ mails: MAILS }))).toBe('1 alert')
  const several = shown(
    { mails: MAILS, isClosed: true, silent: [{ id: 'a', label: 'Main', since: new Date() }] },
    { ...WELL, eventsWaiting: 2 },
  )
  expect(summaryOf(several)).toBe('4 alerts')
  expect(several).toMatch(/^<details class="fold-if-small"><summary.*been failing.*aria-label="Health".*<\/details>$/)
})

test('the overview lists the set-up itself, so it has no alert about the closed shop', () => {
  expect(summaryOf(shown({ isClosed: true }, WELL, true))).toBe('Health: no alerts')
  expect(summaryOf(shown({ isClosed: true }))).toBe('1 alert')
})

test('without anything to show there is no line', () => {
  expect(shown({}, null)).toBe('')
})
