import { makeRequest } from '../../openssl'
import { type Bought, type OpenShop, whole } from './buyer'
import { insist } from './insist'

/**
 * How long to wait, in milliseconds: long, because the approver addresses arrive only after the purchase, during which several workers may
 * die.
 */
const TIMEOUT_MS = 900_000

const CONTACT = {
  'admin.firstName': 'Jo',
  'admin.lastName': 'Smith',
  'admin.organization': 'Harbour Ltd',
  'admin.jobTitle': 'Harbour master',
  'admin.address1': '1 Quay Street',
  'admin.city': 'Leeds',
  'admin.state': 'West Yorkshire',
  'admin.postalCode': 'LS1 1AA',
  'admin.country': 'GB',
  'admin.phone': '+44 113 496 0000',
  'admin.email': 'jo@example.com',
}

/**
 * Completes the four set-up steps, from the confirmation until the request is on its way to the authority. Returns the certificate's id.
 */
export async function setUp(shop: OpenShop, { browser, confirmation, email }: Bought): Promise<string> {
  const until = Date.now() + TIMEOUT_MS
  const domain = `${email.split('@')[0]}-harbour.com`
  const { csr } = makeRequest(`/CN=${domain}/O=Harbour Ltd/L=Leeds/ST=West Yorkshire/C=GB`)
  const id = await insist('opening the set-up', until, async () => {
    const page = await browser.send(confirmation, 'certificate', {})
    return /\/account\/certificates\/([0-9a-f-]{36})/.exec(page.url)?.[1] ?? null
  })
  const open = (step: string) => whole(browser.open(`${shop.addresses.web}/account/certificates/${id}/set-up/${step}`))
  await insist('giving the request', until, async () => {
    const form = await open('server')
    // If a request is already saved, it is shown instead of the form.
    if (!form.html.includes('name="csr"')) return true
    const page = await browser.send(form, 'csr', { serverSoftware: 'nginx', csr })
    return page.url.includes('read=1') || null
  })
  await insist('giving the contacts', until, async () => {
    const page = await browser.send(await open('contacts'), 'admin.firstName', CONTACT)
    return page.url.includes('/approver') || null
  })
  await insist('choosing the approver', until, async () => {
    const page = await open('approver')
    // The list becomes available once the certificate is bought. If it does not appear, it is requested again.
    if (/Request the addresses/.test(page.html)) await browser.send(page, 'id', {})
    if (!page.html.includes('name="approver.0"')) return null
    const chosen = await browser.send(page, 'approver.0', { 'approver.0': `admin@${domain}` })
    return chosen.url.includes('/check') || null
  })
  await insist('sending', until, async () => {
    const page = await open('check')
    if (!page.html.includes('name="agreed"')) return true
    await browser.send(page, 'agreed', { agreed: 'on' })
    return null
  })
  return id
}
