import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { setClock } from '../clock'
import { pulledFiles } from './pulled-files'

const URL_OF_LINK = '/pull/abc_DEF-1/fullchain.pem'

let server: Server | undefined
let putBack: () => void = () => undefined
let at = new Date('2026-11-30T09:00:00Z')
afterEach(() => {
  server?.close().closeAllConnections()
  putBack()
})

/** Serves one file under every address. Returns how to fetch it, how to change it, and how often it was checked. */
async function serve() {
  at = new Date('2026-11-30T09:00:00Z')
  putBack = setClock(() => at)
  const files = pulledFiles()
  const shop = { tag: '"one"', status: 200, checked: 0 }
  server = createServer((request, response) => {
    if (files.answers(request, response)) return
    files.remembers(request, response)
    shop.checked += 1
    const isSame = request.headers['if-none-match'] === shop.tag && shop.status === 200
    if (shop.status === 200) response.setHeader('etag', shop.tag)
    response.writeHead(isSame ? 304 : shop.status).end(isSame ? undefined : 'file')
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetchFile = async (tag?: string, address = URL_OF_LINK) => {
    const response = await fetch(origin + address, { headers: tag ? { 'if-none-match': tag } : {} })
    await response.arrayBuffer()
    return response
  }
  return { shop, fetchFile }
}

test('a server that has the file is told so from memory for ten seconds, with the headers of a private file', async () => {
  const { shop, fetchFile } = await serve()
  await fetchFile()
  const response = await fetchFile('"one"')
  expect([response.status, shop.checked]).toEqual([304, 1])
  expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual(['"one"', 'private, no-store'])
  expect((await fetchFile('W/"one"')).status).toBe(304)
  expect(shop.checked).toBe(1)
  at = new Date('2026-11-30T09:00:10Z')
  expect([(await fetchFile('"one"')).status, shop.checked]).toEqual([304, 2])
})

test('a server with another file, or none, gets the latest one at once', async () => {
  const { shop, fetchFile } = await serve()
  await fetchFile()
  for (const tag of [undefined, '"zero"']) expect((await fetchFile(tag)).status).toBe(200)
  shop.tag = '"two"'
  await fetchFile()
  expect([(await fetchFile('"one"')).status, (await fetchFile('"two"')).status]).toEqual([200, 304])
})

test('a link that has been refused is no longer answered from memory', async () => {
  const { shop, fetchFile } = await serve()
  await fetchFile()
  shop.status = 403
  expect([(await fetchFile()).status, (await fetchFile('"one"')).status]).toEqual([403, 403])
})

test('only pull links are remembered, each one separately', async () => {
  const { shop, fetchFile } = await serve()
  await fetchFile()
  for (const other of ['/pull/other/fullchain.pem', '/calendar/abc', '/pull/abc_DEF-1/fullchain.pem?x=1']) {
    await fetchFile('"one"', other)
    const before = shop.checked
    await fetchFile('"one"', other)
    expect([other, shop.checked - before]).toEqual([other, other.startsWith('/pull/other') ? 0 : 1])
  }
})
