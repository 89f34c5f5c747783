import { expect, test, vi } from 'vitest'
import { buy, call, RAPIDSSL, read, readAll, simulator } from '../../testing/simulator'

// Two hundred calls take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000 })

const EndUserIP = '192.0.2.7'
const numberOf = (xml: string) => read(xml, 'ResponseNumber')
const add = (url: string, ProductType = RAPIDSSL, more: Record<string, string> = {}) =>
  call(url, 'AddToCart', { ProductType, Quantity: '2', EndUserIP, ...more })

test('a cart is filled, listed and ordered and is then empty, and its certificates appear once the queue is processed', async () => {
  const server = await simulator()
  const { url } = server
  await server.operate('set-switches', { cartDelayMs: 86_400_000 })
  const added = await add(url)
  expect(['ItemName', 'Price', 'ItemAdded'].map((name) => read(added, name))).toEqual([RAPIDSSL, '17.90', 'true'])
  await add(url, 'Certificate-Comodo-Essential', { Quantity: '1' })
  const content = await call(url, 'GetCartContent')
  expect([readAll(content, 'ProdType'), readAll(content, 'StatusID'), read(content, 'CartItems')]).toEqual([['23', '211'], ['A', 'A'], '2'])
  expect(readAll(content, 'ItemTotalPrice')).toEqual(['17.9000', '12.0000'])
  expect(readAll(content, 'ItemID')[0]).toBe(read(added, 'CartItemID'))

  const OrderID = read(await call(url, 'InsertNewOrder', { EndUserIP }), 'OrderID') ?? ''
  expect(OrderID).toMatch(/^\d{9}$/)
  expect(read(await call(url, 'GetBalance'), 'Balance')).toBe('4,970.10')
  expect(read(await call(url, 'GetCartContent'), 'CartItems')).toBe('0')
  expect(read(await call(url, 'CertGetCerts'), 'TotalCertCount')).toBe('0')
  expect(numberOf(await call(url, 'CertGetCertDetail', { CertID: '100001' }))).toBe('316397')
  const waiting = await call(url, 'GetOrderDetail', { OrderID })
  expect([readAll(waiting, 'OrderStatus'), read(waiting, 'OrderBillAmount')]).toEqual([['3', 'Open', 'Open'], '$29.90'])
  const moved = await call(url, 'GetTransHistory')
  expect([readAll(moved, 'Amount')[0], readAll(moved, 'OrderID')[0]]).toEqual(['-$29.90', OrderID])

  await server.operate('set-switches', { clockDays: 1 })
  expect(readAll(await call(url, 'CertGetCerts'), 'OrderID')).toEqual([OrderID, OrderID])
  expect(readAll(await call(url, 'GetOrderDetail', { OrderID }), 'OrderStatus')).toEqual(['6', 'Closed', 'Closed'])
})

test('ClearItems and UpdateCart deactivate and activate items, and only active ones are ordered', async () => {
  const server = await simulator()
  const { url } = server
  await server.operate('set-switches', { cartDelayMs: 0 })
  const first = read(await add(url), 'ItemId') ?? ''
  await add(url, 'Certificate-Comodo-Essential', { ClearItems: 'yes' })
  expect(readAll(await call(url, 'GetCartContent'), 'StatusID')).toEqual(['I', 'A'])
  const updated = await call(url, 'UpdateCart', { ItemID1: first, ItemStatus1: 'on', ItemQty1: '1', ClearItems: 'Yes' })
  expect(read(updated, 'ErrCount')).toBe('0')
  const content = await call(url, 'GetCartContent')
  expect([readAll(content, 'StatusID'), readAll(content, 'Years')]).toEqual([
    ['A', 'I'],
    ['1', '2'],
  ])
  await call(url, 'InsertNewOrder', { EndUserIP })
  expect(readAll(await call(url, 'CertGetCerts'), 'ProdType')).toEqual(['23'])
  expect(readAll(await call(url, 'GetCartContent'), 'StatusID')).toEqual(['I'])
  expect(numberOf(await call(url, 'InsertNewOrder', { EndUserIP }))).toBe('301192')
})

test('the cart refuses an unknown product, an invalid term, a missing address, an insufficient balance and a 201st item', async () => {
  const server = await simulator()
  const { url } = server
  expect(numberOf(await add(url, 'Certificate-Unknown'))).toBe('304182')
  expect(numberOf(await add(url, RAPIDSSL, { Quantity: '9' }))).toBe('303197')
  expect(numberOf(await add(url, RAPIDSSL, { Quantity: '' }))).toBe('301183')
  expect(numberOf(await add(url, RAPIDSSL, { EndUserIP: '' }))).toBe('301160')
  expect(numberOf(await add(url, RAPIDSSL, { EndUserIP: 'here' }))).toBe('304160')
  expect(numberOf(await call(url, 'UpdateCart', { ItemID1: '1', ItemQty1: '1' }))).toBe('316193')
  await add(url)
  await server.operate('set-account', { loginId: 'keelmark', balance: 1789 })
  expect(numberOf(await call(url, 'InsertNewOrder', { EndUserIP }))).toBe('524181')
  expect(server.state.certificates()).toEqual([])
  expect(read(await call(url, 'GetCartContent'), 'CartItems')).toBe('1')
  await Promise.all(Array.from({ length: 199 }, () => add(url)))
  expect(numberOf(await add(url))).toBe('303192')
})

test('GetOrderList pages the orders, newest first, and GetOrderDetail returns one of them', async () => {
  const server = await simulator()
  const { url } = server
  for (let count = 0; count < 27; count += 1) await buy(url)
  const first = await call(url, 'GetOrderList')
  const ids = readAll(first, 'OrderID')
  expect([ids.length, ids[0], read(first, 'NextStartPosition'), read(first, 'RecordCount'), read(first, 'ShowNextLink')]).toEqual([
    25,
    '157100027',
    '26',
    '27',
    'Yes',
  ])
  const rest = await call(url, 'GetOrderList', { Start: '26' })
  expect([readAll(rest, 'OrderID'), read(rest, 'ShowNextLink'), read(rest, 'ShowEnd')]).toEqual([['157100002', '157100001'], 'No', '27'])
  expect(readAll(await call(url, 'GetOrderList', { BeginDate: '1/1/2020', EndDate: '1/2/2020' }), 'OrderID')).toEqual([])
  const detail = await call(url, 'GetOrderDetail', { OrderID: '157100002' })
  expect(['Result', 'OrderBillAmount', 'Certs', 'Description', 'Quantity', 'AmountPaid'].map((name) => read(detail, name))).toEqual([
    'true',
    '$8.95',
    'true',
    'SSL Certificate - RapidSSL',
    '1',
    '8.95',
  ])
})

test("another account's order is reported as missing, without an error", async () => {
  const server = await simulator()
  await buy(server.url)
  await server.operate('set-account', { loginId: 'other', password: 'secret' })
  const xml = await call(server.url, 'GetOrderDetail', { uid: 'other', pw: 'secret', OrderID: '157100001' })
  expect([read(xml, 'ErrCount'), read(xml, 'Result'), read(xml, 'OrderBillAmount')]).toEqual(['0', 'false', null])
  expect(numberOf(await call(server.url, 'GetOrderDetail'))).toBe('301259')
  expect(numberOf(await call(server.url, 'GetOrderDetail', { OrderID: 'x' }))).toBe('305259')
})

test('the PE commands return prices without padding and follow the operator’s changes', async () => {
  const server = await simulator()
  const { url } = server
  const price = async (command: string, more: Record<string, string> = {}) =>
    read(await call(url, command, { ProductType: '23', ...more }), 'price')
  expect([await price('PE_GetProductPrice'), await price('PE_GetResellerPrice'), await price('PE_GetRetailPrice')]).toEqual([
    '8.95',
    '8.95',
    '19.95',
  ])
  await server.operate('set-product', { prodType: 23, resellerPrice: 900, enabled: false })
  const xml = await call(url, 'PE_GetProductPrice', { ProductType: '23' })
  expect(xml).toContain('<productprice>\r\n<price>9</price>\r\n<productenabled>False</productenabled>\r\n</productprice>')
  expect(await price('PE_GetProductPrice', { Years: '3' })).toBe('9')
  await server.operate('set-switches', { peYears: 'multiply' })
  expect(await price('PE_GetProductPrice', { Years: '3' })).toBe('27')
  expect(read(await call(url, 'PE_GetRetailPrice', { ProductType: '285' }), 'minimumregistration')).toBe('1')
  expect(numberOf(await call(url, 'PE_GetProductPrice', { ProductType: '10' }))).toBe('304182')
})

test('GetAccountInfo returns the password, like the real command', async () => {
  const { url } = await simulator()
  const xml = await call(url, 'GetAccountInfo')
  expect(['UserID', 'Password', 'Reseller'].map((name) => read(xml, name))).toEqual(['keelmark', 'harbour-light', 'True'])
})
