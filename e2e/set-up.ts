import { expect, type Page } from '@playwright/test'
import { running } from './running'

type Answers = {
  csr: string
  /** One approver per name, in the order of the request. */
  approvers: readonly string[]
  /** Required for OV and EV. */
  organisation?: string
}

/** Completes the four set-up steps, from the certificate's page to "sent". */
export async function setUp(page: Page, { csr, approvers, organisation }: Answers): Promise<void> {
  await giveRequest(page, csr)
  await page.getByRole('link', { name: 'Continue to contacts' }).click()
  await giveContacts(page, organisation)
  await chooseApprover(page, ...approvers)
  await send(page)
}

export async function giveRequest(page: Page, csr: string): Promise<void> {
  await openStep(page, 'server')
  await page.getByLabel('Server software').selectOption('nginx')
  await page.getByLabel('Certificate request (CSR)').fill(csr)
  await page.getByRole('button', { name: 'Read my request' }).click()
}

export async function giveContacts(page: Page, organisation?: string): Promise<void> {
  const person = page.getByRole('group', { name: 'Administrative contact' })
  await person.getByLabel('First name').fill('Jo')
  await person.getByLabel('Last name').fill('Smith')
  await person.getByLabel('Email address').fill('jo@example.com')
  await person.getByLabel('Phone').fill('+44 113 496 0000')
  if (organisation) {
    await person.getByLabel('Organisation').fill(organisation)
    await person.getByLabel('Job title').fill('Harbour master')
  }
  await person.getByLabel('Street and number').fill('1 Quay Street')
  await person.getByLabel('Town').fill('Leeds')
  await person.getByLabel('Postcode').fill('LS1 1AA')
  await person.getByLabel('State, county or province').fill('West Yorkshire')
  await person.getByLabel('Country', { exact: true }).selectOption('GB')
  await page.getByRole('button', { name: 'Save and continue' }).click()
}

export async function chooseApprover(page: Page, ...approvers: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
  const ask = page.getByRole('button', { name: 'Request the addresses', exact: true })
  const inbox = page.getByLabel(approvers[0] ?? '')
  await expect(ask.or(inbox)).toBeVisible()
  if (await ask.isVisible()) await ask.click()
  for (const approver of approvers) await page.getByLabel(approver).check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
}

export async function send(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible()
  await page.getByLabel(/I’m allowed to order a certificate for th/).check()
  await page.getByRole('button', { name: /^Send to / }).click()
  await expect(page).toHaveURL(/\/account\/certificates\/[^/]+$/)
}

async function openStep(page: Page, step: string): Promise<void> {
  const id = /\/account\/certificates\/([^/?]+)/.exec(page.url())?.[1]
  if (!id) throw new Error(`${page.url()} is not a certificate's page`)
  await page.goto(`${running.web}/account/certificates/${id}/set-up/${step}`)
}
