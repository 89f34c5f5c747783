import { expect, type Page } from '@playwright/test'
import { linkIn, mailsTo } from './read-mail'
import { running } from './running'

/**
 * Waits until the authority has sent exactly `times` emails to `approver`, opens the link in the latest one and presses the button for
 * `decision`.
 */
export async function decide(page: Page, approver: string, decision: 'Approve' | 'Decline', times = 1): Promise<void> {
  const asked = async () => (await mailsTo(approver)).filter((mail) => mail.subject.startsWith('Approve the certificate'))
  await expect.poll(async () => (await asked()).length, { timeout: 30_000 }).toBe(times)
  const newest = (await asked()).at(-1)
  if (!newest) throw new Error('unreachable: the expectation above holds')
  const own = await page.context().newPage()
  await own.goto(linkIn(newest, `${running.enom}/approve/`))
  await own.getByRole('button', { name: decision }).click()
  await expect(own.getByRole('button', { name: decision })).toBeHidden()
  await own.close()
}
