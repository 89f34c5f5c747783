import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeParty, type Party } from '../../chain/test-authority'
import { DAY, later, now, setClock } from '../../clock'
import { db } from '../../db/client'
import { disputed } from '../../disputes/testing/disputed'
import { startNameServer } from '../../probe/testing/name-server'
import { dialTo, startTlsServer } from '../../probe/testing/tls-server'
import { sweepInstallations } from '../sweeps/installations'
import { addFile, issueWith } from '../testing/issued'
import { placed } from '../testing/place'
import { must, openShop, payFor } from '../testing/shop'
import { getCertificate, listCertificates } from '../view/queries'
import { checkInstallation } from './check'
import { requestInstallationCheck } from './request-check'

const NAME = 'shop.example.com'
const [ONE, TWO, THREE] = ['93.184.216.34', '93.184.216.35', '2606:4700::1111']
const WISH = { host: NAME, port: '443' }

await openShop()
let names: Awaited<ReturnType<typeof startNameServer>>
let issuer: Party
let oldFile: Party
let newFile: Party
let stranger: Party
const ports = { old: 0, whole: 0, alone: 0, another: 0 }
const closing: (() => unknown)[] = []

beforeAll(async () => {
  names = await startNameServer({ [NAME]: [ONE, TWO, THREE], 'inside.example.com': ['10.0.0.5'] })
  issuer = await makeParty({ name: 'Test Issuer', issuer: await makeParty({ name: 'Test Root' }) })
  const wish = { name: NAME, issuer, ca: false, names: [NAME, 'inside.example.com', '*.shop.example.com'] }
  ;[oldFile, newFile, stranger] = await Promise.all([
    makeParty(wish),
    makeParty(wish),
    makeParty({ ...wish, names: ['other.example.net'] }),
  ])
  const serve = async (...given: Parameters<typeof startTlsServer>) => {
    const server = await startTlsServer(...given)
    closing.push(server.close)
    return server.port
  }
  ports.old = await serve(oldFile, { above: issuer.pem })
  ports.whole = await serve(newFile, { above: issuer.pem })
  ports.alone = await serve(newFile)
  ports.another = await serve(stranger, { above: issuer.pem })
  closing.push(names.close)
})

afterAll(() => {
  for (const close of closing) close()
})

type Served = keyof typeof ports

function means(one: Served, two: Served = one, three: Served = one) {
  return { resolver: names.resolver, dial: dialTo({ [ONE]: ports[one], [TWO]: ports[two], [THREE]: ports[three] }) }
}

async function issued(files = [oldFile, newFile], receivedAt = now()) {
  return issueWith(
    files.map(({ pem }) => pem),
    { chainPem: issuer.pem, receivedAt },
  )
}

async function resultOf({ buyer, id }: Awaited<ReturnType<typeof issued>>) {
  return (await getCertificate(buyer, id))?.installation
}

async function jobsFor(id: string) {
  const rows = await db.$queryRaw<{ queue_name: string | null }[]>`
    select queue_name from graphile_worker.jobs where key = ${`certificate.check_installation:${id}`}`
  return rows.map(({ queue_name }) => queue_name)
}

async function at<Value>(when: Date, work: () => Promise<Value>): Promise<Value> {
  const putBack = setClock(() => when)
  try {
    return await work()
  } finally {
    putBack()
  }
}

test('a certificate that every address serves with its intermediates counts as installed', async () => {
  const bought = await issued()
  await checkInstallation(bought.id, means('whole'))
  expect(await resultOf(bought)).toMatchObject({ host: NAME, port: 443, result: { verdict: 'installed' }, isChecking: false })
  const { rows } = await listCertificates(bought.buyer)
  expect(rows[0]?.installation?.result).toEqual({ verdict: 'installed' })
})

test('the page names the addresses that still serve the old file, another certificate or no intermediates', async () => {
  const bought = await issued()
  await checkInstallation(bought.id, means('old', 'whole', 'old'))
  expect(await resultOf(bought)).toMatchObject({
    result: { verdict: 'old_file', count: 2, of: 3 },
    addresses: [{ verdict: 'old_file' }, { verdict: 'this_file' }, { verdict: 'old_file' }],
  })
  await checkInstallation(bought.id, means('another', 'whole', 'whole'))
  expect(await resultOf(bought)).toMatchObject({
    result: { verdict: 'another', count: 1, of: 3 },
    addresses: [{ names: ['other.example.net'] }, {}, {}],
  })
  await checkInstallation(bought.id, means('whole', 'alone', 'whole'))
  expect(await resultOf(bought)).toMatchObject({ result: { verdict: 'incomplete', count: 1, of: 3 } })
})

test('once the next file arrives, a result for this one counts as the old file', async () => {
  const bought = await issued([newFile])
  await checkInstallation(bought.id, means('whole'))
  await addFile(bought.id, oldFile.pem, { chainPem: issuer.pem })
  expect(await resultOf(bought)).toMatchObject({ result: { verdict: 'old_file', count: 3, of: 3 } })
})

test('“Check now” triggers one check by the worker, and the page says so until the result arrives', async () => {
  const bought = await issued()
  expect(await resultOf(bought)).toBeNull()
  must(await requestInstallationCheck(bought.buyer, bought.id, { host: ` ${NAME.toUpperCase()} `, port: '443' }))
  expect(await jobsFor(bought.id)).toEqual([null])
  expect(await resultOf(bought)).toMatchObject({ isChecking: true, result: null })
  expect(await requestInstallationCheck(bought.buyer, bought.id, WISH)).toMatchObject({ ok: false, error: { code: 'too-soon' } })
  await checkInstallation(bought.id, means('whole'))
  expect(await resultOf(bought)).toMatchObject({ isChecking: false, result: { verdict: 'installed' } })
})

test('only names of the certificate are checked, on the listed ports', async () => {
  const { buyer, id } = await issued()
  for (const host of [
    'other.example.com',
    'localhost',
    '10.0.0.5',
    '*.shop.example.com',
    'a.b.shop.example.com',
    'x y.shop.example.com',
    '',
  ]) {
    expect(await requestInstallationCheck(buyer, id, { host, port: '443' })).toMatchObject({ error: { code: 'host-not-covered' } })
  }
  for (const port of ['22', '25', '5432', '80', '', '443x']) {
    expect(await requestInstallationCheck(buyer, id, { host: NAME, port })).toEqual({ ok: false, error: { code: 'unknown-port' } })
  }
  must(await requestInstallationCheck(buyer, id, { host: 'a.shop.example.com', port: '8443' }))
})

test('a result for one name is not shown for another name chosen in the meantime', async () => {
  const bought = await issued()
  await checkInstallation(bought.id, means('whole'))
  must(await requestInstallationCheck(bought.buyer, bought.id, { host: 'inside.example.com', port: '443' }))
  expect(await resultOf(bought)).toMatchObject({ host: 'inside.example.com', result: null, addresses: [] })
  await checkInstallation(bought.id, means('whole'))
  expect(await resultOf(bought)).toMatchObject({ result: { verdict: 'not_reachable' }, addresses: [{ outcome: 'not_public' }] })
})

test('someone else’s certificate looks like one that does not exist, and one without a file can’t be checked', async () => {
  const { id } = await issued()
  const other = await payFor('rapidssl')
  expect(await requestInstallationCheck(other.buyer, id, WISH)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await requestInstallationCheck(other.buyer, other.id, WISH)).toEqual({ ok: false, error: { code: 'not-installable' } })
})

test('nothing is checked for a certificate that is disputed, refunded or closed', async () => {
  const over = await issued()
  await db.certificate.update({ where: { id: over.id }, data: placed('closed:refunded_by_supplier', { issued: true }) })
  const refunded = await issued()
  await db.order.update({ where: { id: refunded.orderId }, data: { status: 'refunded' } })
  const locked = await issued()
  await disputed(locked.orderId)
  await at(later(now(), 3 * DAY), sweepInstallations)
  for (const { id, buyer } of [over, refunded, locked]) {
    await checkInstallation(id, means('whole'))
    expect(await db.installationCheck.count({ where: { certificateId: id } })).toBe(0)
    expect(await requestInstallationCheck(buyer, id, WISH)).toMatchObject({ error: { code: 'not-installable' } })
    expect(await jobsFor(id)).toEqual([])
  }
})

test('the worker checks a day after a file arrives, daily for a week, then weekly, one certificate at a time', async () => {
  const began = now()
  const bought = await issued([newFile], began)
  const isDue = async (days: number) => {
    await db.$executeRaw`select graphile_worker.remove_job(${`certificate.check_installation:${bought.id}`})`
    await at(later(began, days * DAY), sweepInstallations)
    return (await jobsFor(bought.id)).length === 1
  }
  const lookAt = (days: number) => at(later(began, days * DAY), () => checkInstallation(bought.id, means('whole')))
  expect([await isDue(0.9), await isDue(1.1)]).toEqual([false, true])
  expect(await jobsFor(bought.id)).toEqual(['installation checks'])
  await lookAt(1.1)
  expect([await isDue(2), await isDue(2.2)]).toEqual([false, true])
  await lookAt(8)
  expect([await isDue(14.9), await isDue(15.1)]).toEqual([false, true])
})

test('an expired file is no longer checked', async () => {
  const bought = await issued([newFile])
  await at(new Date('2028-01-01'), () => checkInstallation(bought.id, means('whole')))
  expect(await resultOf(bought)).toBeNull()
  expect(await db.certificate.findUnique({ where: { id: bought.id } })).toMatchObject({ lookAt: null })
})
