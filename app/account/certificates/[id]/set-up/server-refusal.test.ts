import { expect, test } from 'vitest'
import { serverRefusal } from './server-refusal'

const pasted = { isUploaded: false }

test('if step 1 is empty, the error names both fields; if only one is missing, it names only that one', () => {
  const both = serverRefusal({ code: 'unknown-server', problem: { code: 'empty' } }, pasted)
  expect(both.fields).toEqual({
    serverSoftware: expect.stringMatching(/^Choose the server software/),
    csr: expect.stringMatching(/^Paste your certificate request/),
  })
  expect(Object.keys(serverRefusal({ code: 'unknown-server', problem: null }, pasted).fields ?? {})).toEqual(['serverSoftware'])
  expect(Object.keys(serverRefusal({ code: 'unreadable', problem: { code: 'empty' } }, pasted).fields ?? {})).toEqual(['csr'])
  expect(serverRefusal({ code: 'not-editable' }, pasted).fields).toBeUndefined()
})

test('an invalid file is reported at its own field, and a private key is never sent back', () => {
  const key = { code: 'private_key' } as const
  expect(Object.keys(serverRefusal({ code: 'unreadable', problem: key }, { isUploaded: true }).fields ?? {})).toEqual(['file'])
  for (const code of ['unreadable', 'unknown-server'] as const) {
    expect(serverRefusal({ code, problem: key }, pasted).values).toEqual({ csr: '' })
  }
  expect(serverRefusal({ code: 'unreadable', problem: { code: 'empty' } }, pasted).values).toBeUndefined()
})
