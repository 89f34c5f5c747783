import { expect } from '@playwright/test'
import { running } from './running'

export type ReadMail = { id: string; to: string; subject: string; text: string; html: string }

/** Waits until the inbox of `to` contains an email whose subject matches, and returns the latest match. */
export async function readMail(to: string, subject: RegExp): Promise<ReadMail> {
  let newest: ReadMail | undefined
  await expect(async () => {
    newest = (await mailsTo(to)).findLast((mail) => subject.test(mail.subject))
    expect(newest, `an email to ${to} about ${subject}`).toBeDefined()
  }).toPass({ timeout: 30_000, intervals: [100, 200, 300] })
  if (!newest) throw new Error('unreachable: the expectation above holds')
  return newest
}

/** Returns every email sent to `to`, oldest first. */
export async function mailsTo(to: string): Promise<ReadMail[]> {
  const answer = await fetch(`${running.inbox}/messages.json?to=${encodeURIComponent(to)}`)
  const mails: ReadMail[] = await answer.json()
  return mails
}

/** Returns the first URL in an email's text that begins with `start`. */
export function linkIn(mail: ReadMail, start: string): string {
  const link = mail.text.match(/https?:\/\/[^\s\])>]+/g)?.find((found) => found.startsWith(start))
  if (!link) throw new Error(`the email "${mail.subject}" contains no address that begins with ${start}:\n${mail.text}`)
  return link
}
