import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EnomError } from '../errors'
import { documentOf, type Stack } from '../testing/exchange'
import { EXCHANGES } from '../testing/test-replies'

const STACKS: readonly Stack[] = ['API', 'API.NET']

function exchangeOf(command: string) {
  const found = EXCHANGES.find(({ name }) => name === command)
  if (!found) throw new Error(`no exchange for ${command}`)
  return found
}

/**
 * Returns what the client reads from a command's valid response after a change to its payload. Responses from both of Enom's server
 * programs must give the same result.
 */
function readChanged(command: string, change: (payload: string) => string): unknown {
  const { payload, read } = exchangeOf(command)
  const changed = change(payload)
  const [one, other] = STACKS.map((stack) => read(documentOf(command, changed, stack)))
  expect(one).toEqual(other)
  return one
}

const failureOf = (work: () => unknown) => {
  try {
    return work()
  } catch (cause) {
    return cause instanceof EnomError ? cause.kind : cause
  }
}

test('every command has a sample response', () => {
  const words = readdirSync('lib/enom/commands').map((file) => file.replace(/\.ts$/, '').replaceAll('-', '').toLowerCase())
  expect(EXCHANGES.map(({ name }) => name.replace('_', '').toLowerCase()).sort()).toEqual(words.sort())
})

test.each(STACKS.flatMap((stack) => EXCHANGES.map((one) => [one.name, stack, one] as const)))(
  'the response to %s from the %s servers is read in full',
  (name, stack, { payload, read, output }) => {
    const answer = read(documentOf(name, payload, stack))
    expect(answer).toEqual(output)
    expect(JSON.stringify(answer)).not.toContain('canary')
  },
)

test.each(EXCHANGES.map((one) => [one.name, one] as const))(
  'the response to %s is read whatever the case of its element names',
  (name, { payload, read, output }) => {
    const recased = (to: (tag: string) => string) => payload.replace(/<\/?[A-Za-z-]+\d*/g, to)
    expect(
      read(
        documentOf(
          name,
          recased((tag) => tag.toLowerCase()),
          'API',
        ),
      ),
    ).toEqual(output)
    expect(
      read(
        documentOf(
          name,
          recased((tag) => tag.toUpperCase()),
          'API.NET',
        ),
      ),
    ).toEqual(output)
  },
)

test.each<[what: string, command: string, from: string | RegExp, to: string, expected: object]>([
  ['an id spelled CertStatusid', 'CertGetCertDetail', /CertStatusID/g, 'CertStatusid', { statusId: 4 }],
  [
    'both spellings of the ids of a purchase',
    'PurchaseServices',
    '<certid>',
    '<CertID>900001</CertID><orderid>175000001</orderid><certid>',
    { certId: 900001, orderId: 175000001 },
  ],
  ['a purchase without an order number', 'PurchaseServices', /<OrderID>.*<\/OrderID>/, '', { certId: 900001 }],
  [
    'a wrapper missing from the documentation',
    'CertReissueCert',
    /<\/?CertReissueCert>/g,
    '',
    { success: true, message: 'The approver was asked' },
  ],
  ['a wrapper the documents lost', 'CertResendFulfillmentEmail', /<\/?CertResendFulfillmentEmail>/g, '', { success: true }],
  ['a price list without its wrapper', 'GetCerts', /<\/?GetCerts>/g, '', { count: 2 }],
  ['the total only inside the list', 'CertGetCerts', /<TotalCertCount>.*<\/TotalCertCount>/, '', { total: 2 }],
  [
    'an empty date',
    'CertGetCertDetail',
    /<ConfigDate>.*<\/ConfigDate>/,
    '<ConfigDate></ConfigDate>',
    { configDate: undefined, certId: 900001 },
  ],
  [
    'a date in the registry’s format',
    'CertGetCertDetail',
    /<OrderDate>.*<\/OrderDate>/,
    '<OrderDate>2026-01-31 10:11:12.345</OrderDate>',
    { orderDate: '2026-01-31' },
  ],
  [
    'a day that does not exist',
    'CertGetCertDetail',
    /<OrderDate>.*<\/OrderDate>/,
    '<OrderDate>2/30/2026</OrderDate>',
    { orderDate: undefined, certId: 900001 },
  ],
  [
    'a status with an unknown number',
    'CertGetCertDetail',
    '<CertStatusID>4</CertStatusID><CertStatus>Certificate Issued',
    '<CertStatusID>44</CertStatusID><CertStatus>Held for a look',
    { statusId: 44, status: 'Held for a look' },
  ],
  [
    'a status without a number',
    'CertGetCertDetail',
    '<CertStatusID>4</CertStatusID>',
    '<CertStatusID></CertStatusID>',
    { statusId: undefined, status: 'Certificate Issued' },
  ],
  [
    'a product nobody knows',
    'CertGetCertDetail',
    '<ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL',
    '<ProdType>new</ProdType><ProdDesc>Something new',
    { prodType: undefined, productName: 'Something new' },
  ],
  [
    'a domain list made of elements',
    'CertGetCertDetail',
    'harbour.example, quay.example',
    '<Domain><![CDATA[harbour.example]]> </Domain><Domain>quay.example</Domain>',
    { names: ['harbour.example', 'quay.example'] },
  ],
  [
    'a DNS proof with its type',
    'CertPurchaseCert',
    '<DVAuthMethod>File</DVAuthMethod>',
    '<DVAuthMethod>DNS</DVAuthMethod><DNSAuthType>TXT</DNSAuthType>',
    { proof: expect.objectContaining({ method: 'dns' }) },
  ],
  ['an empty reissue message', 'CertReissueCert', 'The approver was asked', '', { success: true, message: undefined }],
  [
    'intermediates listed one by one',
    'CertGetCertDetail',
    /<CACerts>[\s\S]*<\/CACerts>/,
    '<CACerts/><IntermediateCertificates><ICA1><![CDATA[ one]]></ICA1><ICA2><![CDATA[two ]]> </ICA2></IntermediateCertificates>',
    { chainPem: 'one\ntwo\n' },
  ],
])('%s in %s', (_, command, from, to, expected) => {
  expect(
    readChanged(command, (payload) => {
      const changed = payload.replace(from, to)
      expect(changed).not.toBe(payload)
      return changed
    }),
  ).toMatchObject(expected)
})

test('the certificates are always a list, whether there are none, one or several, and the echoed query is not part of it', () => {
  const row = (id: number) => `<Cert><CertID>${id}</CertID></Cert>`
  for (const ids of [[], [900001], [900003, 900002, 900001]]) {
    const list = `<CertGetCerts><Certs>${ids.map(row).join('')}<ProductType>all</ProductType><StatusID>all</StatusID><StartPosition>1</StartPosition><PagingPageSize>250</PagingPageSize><Count>${ids.length}</Count><Sortby>CertID</Sortby><SortByDirection>desc</SortByDirection><TotalRecords>${ids.length}</TotalRecords></Certs></CertGetCerts><TotalCertCount>${ids.length}</TotalCertCount>`
    expect(readChanged('CertGetCerts', () => list)).toMatchObject({ total: ids.length, certificates: ids.map((certId) => ({ certId })) })
  }
})

test.each(['True', 'true', 'TRUE', '1', 'Y', 'yes'])('%s means true', (word) => {
  expect(readChanged('GetCerts', (payload) => payload.replace('<Enabled>False', `<Enabled>${word}`))).toMatchObject({
    products: [{}, { enabled: true }],
  })
  expect(readChanged('CertModifyOrder', (payload) => `${payload}<Success>${word}</Success>`)).toEqual({ certId: 900001 })
})

test.each(['False', 'false', '0', 'N', 'no'])('%s means false, and such a Success is a refusal even with ErrCount 0', (word) => {
  expect(readChanged('GetCerts', (payload) => payload.replace('<Enabled>True', `<Enabled>${word}`))).toMatchObject({
    products: [{ enabled: false }, {}],
  })
  for (const { name, payload, read } of EXCHANGES.filter((one) => one.payload.includes('<Success>'))) {
    const body = documentOf(name, payload.replace(/<Success>.*?<\/Success>/g, `<Success>${word}</Success>`), 'API')
    expect(
      failureOf(() => read(body)),
      name,
      // If Enom gives no reason, it is unknown whether the request had already been passed on.
    ).toBe(name === 'CertPurchaseCert' ? 'doubtful' : 'refused')
  }
})

test.each(['$8.95', '-$8.95', '12,345.67', '-98.70', '9', '8.95', '15', '$1,249.00'])('the amount %s is kept as written', (amount) => {
  expect(readChanged('GetBalance', (payload) => payload.replace('12,345.67', amount))).toMatchObject({ balance: amount })
})

test.each(['', 'none', '8.95 USD', '1,2,3', '1e5', '$', '8,95'])('“%s” is not an amount', (amount) => {
  const body = documentOf('GetBalance', exchangeOf('GetBalance').payload.replace('-98.70', amount).replace('12,345.67', amount), 'API')
  expect(failureOf(() => exchangeOf('GetBalance').read(body))).toBe('garbled')
})

test('a response about another certificate, order or command is garbled', () => {
  for (const name of ['CertGetCertDetail', 'CertModifyOrder', 'CertConfigureCert', 'CertPurchaseCert', 'GetOrderDetail']) {
    const { payload, read } = exchangeOf(name)
    const other = payload.replace('<CertID>900001', '<CertID>900009').replace('<OrderID>175000001', '<OrderID>175000009')
    expect(
      failureOf(() => read(documentOf(name, other, 'API'))),
      name,
    ).toBe('garbled')
  }
  const { payload, read } = exchangeOf('PurchaseServices')
  expect(failureOf(() => read(documentOf('CertGetCerts', payload, 'API')))).toBe('garbled')
})

test('B6: a refusal that also names a sold certificate proves neither failure nor success', () => {
  const { payload, read } = exchangeOf('PurchaseServices')
  const refused = '<ErrCount>1</ErrCount><errors><Err1>Insufficient reseller balance</Err1></errors><ResponseCount>0</ResponseCount>'
  for (const stack of STACKS) {
    expect(failureOf(() => read(documentOf('PurchaseServices', payload, stack, refused)))).toBe('garbled')
    expect(failureOf(() => read(documentOf('PurchaseServices', `${payload}<Success>False</Success>`, stack)))).toBe('garbled')
    expect(failureOf(() => read(documentOf('PurchaseServices', '<certid></certid>', stack, refused)))).toBe('refused')
    expect(failureOf(() => read(documentOf('PurchaseServices', '', stack, refused)))).toBe('refused')
  }
})

test('B6: only Done true with a numeric ErrCount counts as a response', () => {
  for (const { name, payload, read } of EXCHANGES) {
    const whole = documentOf(name, payload, 'API')
    for (const change of ['<Done>false</Done>', '<Done></Done>', '<Done>yes</Done>', ''])
      expect(
        failureOf(() => read(whole.replace('<Done>true</Done>', change))),
        `${name} ${change}`,
      ).toBe('garbled')
    expect(read(whole.replace('<Done>true</Done>', '<Done>True</Done>')), name).toBeDefined()
    for (const change of ['<ErrCount></ErrCount>', '<ErrCount>none</ErrCount>', '<ErrCount>-1</ErrCount>', ''])
      expect(
        failureOf(() => read(whole.replace('<ErrCount>0</ErrCount>', change))),
        `${name} ${change}`,
      ).toBe('garbled')
  }
})

const SILENT = ['CertConfigureCert', 'CertPurchaseCert']
const withoutSuccess = (payload: string) => payload.replace(/<CSRData>.*<\/CSRData>/, '').replace('<Success>True</Success>', '')

test.each(SILENT)(
  'a response to %s without Success counts as a success if it names the certificate and reports nothing else',
  (command) => {
    expect(readChanged(command, withoutSuccess)).toMatchObject({ success: true, certId: 900001 })
  },
)

test.each([
  ['it does not name the certificate', '<CertID>900001</CertID>', ''],
  ['it names another certificate', '<CertID>900001', '<CertID>900002'],
  ['its Success is empty', '<CertID>', '<Success></Success><CertID>'],
  ['its Success has another name', '<CertID>', '<Successful>True</Successful><CertID>'],
  ['it gives a reason', '<CertID>', '<Message>Being looked at</Message><CertID>'],
  ['it contains an error key', '<CertID>', '<Other>[CAA_CHECK_FAILED] (domain.cn): not allowed</Other><CertID>'],
  [
    'it contains a coded response',
    '<CertID>',
    '<responses><response><ResponseNumber>304397</ResponseNumber></response></responses><CertID>',
  ],
])('a response without Success is not a success if %s', (_, from, to) => {
  for (const command of SILENT) {
    const { payload, read } = exchangeOf(command)
    const silent = withoutSuccess(payload)
    const changed = silent.replace(from, to)
    expect(changed).not.toBe(silent)
    for (const stack of STACKS)
      expect(
        failureOf(() => read(documentOf(command, changed, stack))),
        command,
      ).toBe('garbled')
    const unechoed = documentOf(command, silent, 'API').replace(/<Command>.*?<\/Command>/, '')
    expect(failureOf(() => read(unechoed))).toBe('garbled')
  }
})

test('a bare & is kept as text in a list, but makes the response to a purchase unreadable', () => {
  expect(readChanged('CertGetCerts', (payload) => payload.replace('SSL Certificate - RapidSSL', 'SSL & Seal &co'))).toMatchObject({
    certificates: [{ productName: 'SSL & Seal &co' }, {}],
  })
  for (const { name, payload, read, effect } of EXCHANGES) {
    const body = documentOf(name, `${payload}<Note>R & D</Note>`, 'API')
    expect(typeof failureOf(() => read(body)) === 'string', name).toBe(effect !== 'read')
    for (const broken of ['&#0;', '&#x110000;', '&#;', '<Note a="&"/>'])
      expect(
        failureOf(() => read(documentOf(name, `${payload}<Note>${broken}</Note>`, 'API'))),
        `${name} ${broken}`,
      ).toBe('garbled')
  }
})
