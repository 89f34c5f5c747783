import { expect, test, vi } from 'vitest'
import { buy, call, read, readAll, simulator } from '../../../testing/simulator'

// Key generation and many calls take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000 })

test('GetTransHistory lists purchases, deposits and refunds, newest first, each with the balance after it', async () => {
  const server = await simulator()
  const certId = await buy(server.url)
  await server.operate('set-account', { loginId: 'keelmark', balance: 600_000 })
  await server.operate('set-account', { loginId: 'keelmark', balance: 590_000 })
  await server.operate('refund', { certId })
  const xml = await call(server.url, 'GetTransHistory')
  expect(readAll(xml, 'TransType')).toEqual(['10', '6', '4', '1', '4'])
  expect(readAll(xml, 'Amount')).toEqual(['$8.95', '-$100.00', '$1,008.95', '-$8.95', '$5,000.00'])
  expect(readAll(xml, 'Balance')).toEqual(['$5,908.95', '$5,900.00', '$6,000.00', '$4,991.05', '$5,000.00'])
  expect(readAll(xml, 'OrderID')).toEqual(['157100001', '', '', '157100001', ''])
  expect(readAll(xml, 'TransStatus')[0]).toBe('Successful')
  expect(read(xml, 'Trans-Date')).toMatch(/^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d [AP]M$/)
  expect(read(xml, 'RecordCount')).toBe('5')
  await server.operate('set-switches', { transStatus: 'number' })
  expect(readAll(await call(server.url, 'GetTransHistory'), 'TransStatus')[0]).toBe('3')
})

test('a card refill appears as two entries, the refill and its fee', async () => {
  const server = await simulator()
  await server.operate('refill', { loginId: 'keelmark', amount: 100_000 })
  const xml = await call(server.url, 'GetTransHistory')
  expect([readAll(xml, 'TransType'), readAll(xml, 'Amount')]).toEqual([
    ['28', '4', '4'],
    ['-$30.00', '$1,000.00', '$5,000.00'],
  ])
  expect(read(await call(server.url, 'GetBalance'), 'Balance')).toBe('5,970.00')
})

test('GetTransHistory returns 25 rows per page', async () => {
  const server = await simulator()
  for (let count = 0; count < 30; count += 1) await buy(server.url)
  const first = await call(server.url, 'GetTransHistory')
  expect([readAll(first, 'Amount').length, read(first, 'NewStartPosition'), read(first, 'OldStartPosition')]).toEqual([25, '26', '0'])
  const second = await call(server.url, 'GetTransHistory', { StartPosition: '26' })
  expect([readAll(second, 'Amount').length, read(second, 'CurrentStartPosition'), read(second, 'OldStartPosition')]).toEqual([6, '26', '1'])
})

test('GetTransHistory covers only the requested days, and at most six months', async () => {
  const server = await simulator()
  await server.operate('set-switches', { clockDays: 300 })
  await buy(server.url)
  const types = async (parameters: Record<string, string>) => readAll(await call(server.url, 'GetTransHistory', parameters), 'TransType')
  expect(await types({})).toEqual(['1'])
  await server.operate('set-switches', { clockDays: 0 })
  expect(await types({})).toEqual(['4'])
  expect(await types({ EndDate: '01/02/2020' })).toEqual([])
  const wide = await call(server.url, 'GetTransHistory', { StartDate: '1/1/2020' })
  expect([readAll(wide, 'TransType'), read(wide, 'AdjustedBeginDate')]).toEqual([['4'], expect.stringMatching(/^\d+\/\d+\/20/)])
})

test('GetTransHistory shows no transactions of other accounts', async () => {
  const server = await simulator()
  await server.operate('set-account', { loginId: 'other', password: 'secret' })
  expect(readAll(await call(server.url, 'GetTransHistory', { uid: 'other', pw: 'secret' }), 'Amount')).toEqual([])
})
