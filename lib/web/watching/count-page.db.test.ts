import { expect, test } from 'vitest'
import { getTraffic } from '../../admin/reports/traffic'
import { setClock } from '../../clock'
import { db } from '../../db/client'
import { count, writeCounts } from '../../traffic/count'
import { startWeb } from '../start-web'
import { countPage } from './count-page'

const staff = { kind: 'staff', role: 'readonly', userId: '01900000-0000-7000-8000-000000000001' } as const
const client = { kind: 'client', userId: '01900000-0000-7000-8000-000000000002' } as const

test('the report counts visits, certificate pages and refusals, leaves out bots and the back office, and identifies no one', async () => {
  const putBack = setClock(() => new Date('2026-11-29T23:59:59Z'))
  const server = startWeb(
    (request, response) => {
      response.statusCode = request.url === '/nowhere' ? 404 : 200
      response.end('page')
    },
    new URL('http://localhost'),
    { notice: countPage },
  )
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const open = (path: string, from: string, more = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { host: 'localhost', 'sec-fetch-dest': 'document', 'sec-fetch-site': from, 'user-agent': 'Firefox', ...more },
      })
    await open('/', 'none')
    await open('/certificates/rapidssl?from=mail', 'cross-site')
    await open('/de/certificates/rapidssl', 'same-origin')
    await open('/compare', 'same-origin')
    await open('/', 'none', { 'user-agent': 'Googlebot/2.1' })
    await open('/', 'none', { 'sec-fetch-dest': 'image' })
    await open('/admin/orders', 'none')
    await open('/nowhere', 'none')
    count('basket')
    count('stopped_basket', 'too-many')
    count('stopped_basket', 'what <someone> typed')
    await writeCounts()
    count('stopped_basket', 'too-many')
    await writeCounts()
    await writeCounts()

    const span = { from: new Date('2026-11-29'), until: new Date('2026-11-30') }
    const period = { span, zone: 'UTC' }
    expect(await getTraffic(staff, period)).toEqual({
      visits: 2,
      productPages: 2,
      baskets: 1,
      checkouts: 0,
      paid: 0,
      stops: [{ at: 'basket', code: 'too-many', times: 2 }],
    })
    expect(await getTraffic(staff, { ...period, span: { from: span.until, until: new Date('2026-12-01') } })).toMatchObject({
      visits: 0,
      stops: [],
    })
    expect(await getTraffic(client, period)).toBeNull()
    expect(await db.dailyCount.count()).toBe(4)
  } finally {
    server.close().closeAllConnections()
    putBack()
  }
})
