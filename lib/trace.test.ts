import { expect, test } from 'vitest'
import { readTrace, runTraced } from './trace'

test('a nested trace adds to the outer one and ends with its work', async () => {
  await runTraced({ requestId: 'r' }, async () => {
    await runTraced({ job: 'purchase.run', certificateId: 'c' }, async () => {
      await Promise.resolve()
      expect(readTrace()).toEqual({ requestId: 'r', job: 'purchase.run', certificateId: 'c' })
    })
    expect(readTrace()).toEqual({ requestId: 'r' })
  })
  expect(readTrace()).toEqual({})
})

test('code compiled by Next reads a trace started by our own code, because two copies of the module share it', async () => {
  const other: typeof import('./trace') = await import(/* @vite-ignore */ `${import.meta.dirname}/trace.ts?compiled-by-next`)
  expect(other.readTrace).not.toBe(readTrace)
  expect(runTraced({ requestId: 'r' }, other.readTrace)).toEqual({ requestId: 'r' })
})
