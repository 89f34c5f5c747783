import { expect, test } from 'vitest'
import { readTrace, runTraced } from './trace'

test('a trace within a trace adds to it, and ends with its work', async () => {
  await runTraced({ requestId: 'r' }, async () => {
    await runTraced({ job: 'purchase.run', certificateId: 'c' }, async () => {
      await Promise.resolve()
      expect(readTrace()).toEqual({ requestId: 'r', job: 'purchase.run', certificateId: 'c' })
    })
    expect(readTrace()).toEqual({ requestId: 'r' })
  })
  expect(readTrace()).toEqual({})
})
