import { expect, test } from 'vitest'
import { keepLast } from './keep-last'

test('the last value is returned only while reading fails', async () => {
  const answers = [Promise.resolve('one'), Promise.reject(new Error('down')), Promise.resolve('two')]
  const read = keepLast(() => answers.shift() ?? Promise.reject(new Error('down')))
  expect([await read(), await read(), await read(), await read()]).toEqual(['one', 'one', 'two', 'two'])
})

test('a reader that has never read a value fails', async () => {
  await expect(keepLast(() => Promise.reject(new Error('down')))()).rejects.toThrow('down')
})
