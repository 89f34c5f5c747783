import { expect, test } from 'vitest'
import { parseXml, textIn } from './xml'

test('elements for private keys are left out, whatever they contain', () => {
  const root = parseXml('<r><PVT>bare-base64</PVT><a><Rsa>x</Rsa></a><CSR>kept</CSR></r>')
  expect(JSON.stringify(root)).not.toMatch(/bare-base64|"x"/)
  expect(textIn(root, 'csr')).toBe('kept')
})

test('text is decoded once, CDATA not at all', () => {
  const root = parseXml('<r><a>Tom &amp;amp; Co &#8211; &unknown;</a><b><![CDATA[1 &amp; 2]]></b><c>x<![CDATA[<y>]]> </c></r>', {
    bareAmpersands: true,
  })
  expect([textIn(root, 'a'), textIn(root, 'b'), textIn(root, 'c')]).toEqual(['Tom &amp; Co – &unknown;', '1 &amp; 2', 'x<y>'])
})

test('names such as __proto__ change nothing outside the tree', () => {
  expect(() => parseXml('<r><__proto__><polluted>yes</polluted></__proto__><constructor>x</constructor></r>')).not.toThrow(TypeError)
  expect(Reflect.has({}, 'polluted')).toBe(false)
})

test('hostile documents fail quickly, with an error that quotes nothing', () => {
  const laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r>&b;</r>'
  for (const source of [laughs, '<r>'.repeat(50_000), '<r>secret', 'secret', '', '<r><a></b></r>']) {
    const began = process.cpuUsage()
    expect(() => parseXml(source)).toThrow(/^the reply/)
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000)
  }
})
