import { expect, type Page } from '@playwright/test'
import { decide } from '../approve'
import { buy, openSetUpLink } from '../buy'
import { letTimePass } from '../eventually'
import { makeRequest, publicKeyOf, verifyChain } from '../openssl'
import { operate, soldByEnom } from '../operate'
import { linkIn, mailsTo, type ReadMail, readMail } from '../read-mail'
import { running } from '../running'
import { setUp } from '../set-up'
import { test } from '../story'

type Story = {
  title: string
  product: string
  subject: string
  domain: string
  /** Additional names in the request, each approved at its own domain. */
  names?: string[]
  alsoFor: string[]
  organisation?: string
}

const STORIES: Story[] = [
  {
    title: 'a certificate for one address',
    product: 'RapidSSL',
    subject: '/CN=shop.dv-story.com',
    domain: 'shop.dv-story.com',
    alsoFor: [],
  },
  {
    title: 'a wildcard certificate',
    product: 'Sectigo Essential Wildcard',
    subject: '/CN=*.wild-story.com',
    domain: '*.wild-story.com',
    alsoFor: ['any.wild-story.com', 'wild-story.com'],
  },
  {
    title: 'a certificate that names an organisation',
    product: 'GeoTrust True BusinessID',
    subject: '/C=GB/ST=West Yorkshire/L=Leeds/O=Harbour Works Ltd/CN=www.ov-story.com',
    domain: 'www.ov-story.com',
    alsoFor: ['ov-story.com'],
    organisation: 'Harbour Works Ltd',
  },
  {
    title: 'one certificate for names of two domains',
    product: 'Sectigo Multi-Domain',
    subject: '/CN=www.several-story.com',
    domain: 'www.several-story.com',
    names: ['mail.other-story.com'],
    alsoFor: ['mail.other-story.com'],
  },
]

for (const story of STORIES) {
  test(`${story.title}: bought, set up, approved, issued, downloaded`, async ({ page }) => {
    const zone = story.domain.replace(/^(\*|www|shop)\./, '')
    const email = `buyer@${zone}`
    const approver = `admin@${zone}`
    const others = (story.names ?? []).map((name) => `admin@${name.replace(/^mail\./, '')}`)
    const request = makeRequest(story.subject, story.names && [story.domain, ...story.names])

    const number = await buy(page, { product: story.product, email })
    expect((await readMail(email, /is paid/)).text).toContain(number)
    await openSetUpLink(page, email)
    await setUp(page, { csr: request.csr, approvers: [approver, ...others], organisation: story.organisation })
    await readMail(email, /^Approve your certificate for/)
    await decide(page, approver, 'Approve')
    if (story.organisation) await confirmOrganisation(story.domain)
    const issued = await issuedMail(email)
    expect(issued.text).toContain('nginx')

    await page.goto(linkIn(issued, `${running.web}/account/certificates/`))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(zone)
    const leaf = await download(page, 'leaf')
    const chain = await download(page, 'chain')
    const root = await (await fetch(`${running.enom}/ca/root.pem`)).text()
    expect(publicKeyOf(leaf)).toBe(request.publicKey)
    for (const host of [story.domain.replace('*', 'any'), ...story.alsoFor]) expect(verifyChain({ leaf, chain, root, host })).toBe('OK')
    expect(await download(page, 'fullchain')).toBe(`${leaf.trim()}\n${chain.trim()}\n`)
    expect((await mailsTo(email)).map((mail) => mail.subject)).toHaveLength(4)
  })
}

/** Runs the polls due in the next hour until the email has arrived. */
async function issuedMail(email: string): Promise<ReadMail> {
  await expect(async () => {
    await letTimePass()
    expect((await mailsTo(email)).map((mail) => mail.subject).join()).toContain('Install your certificate')
  }).toPass({ timeout: 30_000, intervals: [300] })
  return readMail(email, /^Install your certificate for/)
}

async function confirmOrganisation(domain: string): Promise<void> {
  const sold = (await soldByEnom()).find((certificate) => certificate.domain === domain)
  await operate('confirm-organisation', { certId: sold?.certId })
}

async function download(page: Page, what: string): Promise<string> {
  const answer = await page.request.get(`${page.url().split('?')[0]}/download/${what}`)
  expect(answer.status()).toBe(200)
  return answer.text()
}
